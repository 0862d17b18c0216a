import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import type { LocalDate } from '#app/domain/values/time.ts'
import { type FieldRefusal, parseTripRequest } from './trip-request-schema.ts'

/**
 * The plan form's fields, by their `name`. Lists repeat the name; a night is an area's id or empty for "anywhere";
 * child ages may be typed into one field (`4, 9`) or repeat it; wishes are three lists of place ids.
 */
export const TRIP_FIELDS = {
  firstDay: 'firstDay',
  lastDay: 'lastDay',
  areaIds: 'areaIds',
  workIds: 'workIds',
  nights: 'nights',
  arrivalStation: 'arrivalStation',
  arrivalTime: 'arrivalTime',
  departureStation: 'departureStation',
  departureTime: 'departureTime',
  pace: 'pace',
  walkLimitMeters: 'walkLimitMeters',
  travelMode: 'travelMode',
  interests: 'interests',
  diets: 'diets',
  stepFree: 'stepFree',
  adults: 'adults',
  childAges: 'childAges',
  budgetYen: 'budgetYen',
  mustPlaceIds: 'mustPlaceIds',
  nicePlaceIds: 'nicePlaceIds',
  neverPlaceIds: 'neverPlaceIds',
  acknowledgedPlaceIds: 'acknowledgedPlaceIds',
  departureIds: 'departureIds',
} as const

/** Which form field shows a refusal of which part of the request. */
const FIELD_OF: [prefix: string, field: string][] = [
  ['arrival.stationGroup', 'arrivalStation'],
  ['arrival', 'arrivalTime'],
  ['departure.stationGroup', 'departureStation'],
  ['departureIds', 'departureIds'],
  ['departure', 'departureTime'],
  ['party.adults', 'adults'],
  ['party', 'childAges'],
  ['wishes', 'mustPlaceIds'],
]

/** The form's field for a refusal's `field`, so that the page can put the sentence beside it. */
export function formFieldOf(field: string): string {
  const found = FIELD_OF.find(([prefix]) => field.startsWith(prefix))
  return found ? found[1] : (field.split('.')[0] ?? '')
}

/** Reads the plan form; refusals carry the form's own field names. */
export function parseTripRequestForm(
  form: FormData,
  today: LocalDate,
): { ok: true; value: TripRequest } | { ok: false; error: FieldRefusal[] } {
  const parsed = parseTripRequest(requestOfForm(form), today)
  if (parsed.ok) return parsed
  return { ok: false, error: parsed.error.map((each) => ({ ...each, field: formFieldOf(each.field) })) }
}

/** A form says everything as text and leaves out what is not ticked. */
function requestOfForm(form: FormData): Record<string, unknown> {
  const one = (name: string) => String(form.get(name) ?? '').trim()
  const all = (name: string) => form.getAll(name).map((value) => String(value).trim())
  const some = (name: string) => all(name).filter((value) => value !== '')
  const orLeaveOut = <Value>(text: string, value: Value): Value | undefined => (text === '' ? undefined : value)
  const stationTime = (station: string, time: string) =>
    station === '' && time === '' ? null : { stationGroup: station, time: time || undefined }
  const read = new Set(some('acknowledgedPlaceIds'))
  const acknowledged = (placeId: string) => (read.has(placeId) ? { acknowledgesManners: true } : {})
  const ages = some('childAges').flatMap((text) =>
    text
      .normalize('NFKC')
      .split(/[\s,、]+/)
      .filter(Boolean),
  )
  return {
    firstDay: one('firstDay') || undefined,
    lastDay: one('lastDay') || undefined,
    areaIds: [...new Set(some('areaIds'))],
    workIds: [...new Set(some('workIds'))],
    nights: all('nights').map((night) => night || null),
    arrival: stationTime(one('arrivalStation'), one('arrivalTime')),
    departure: stationTime(one('departureStation'), one('departureTime')),
    pace: orLeaveOut(one('pace'), one('pace')),
    walkLimitMeters: orLeaveOut(one('walkLimitMeters'), numberOf(one('walkLimitMeters'))),
    travelMode: orLeaveOut(one('travelMode'), one('travelMode')),
    interests: some('interests'),
    diets: some('diets'),
    stepFree: ['on', 'true', '1', 'yes'].includes(one('stepFree')),
    party: { adults: numberOf(one('adults')), childAges: ages.map(numberOf) },
    budgetYen: one('budgetYen') === '' ? null : numberOf(one('budgetYen')),
    wishes: [
      ...some('mustPlaceIds').map((placeId) => ({ placeId, importance: 'must', ...acknowledged(placeId) })),
      ...some('nicePlaceIds').map((placeId) => ({ placeId, importance: 'nice', ...acknowledged(placeId) })),
      ...some('neverPlaceIds').map((placeId) => ({ placeId, importance: 'never' })),
    ],
    departureIds: some('departureIds'),
  }
}

/** Full-width digits and grouping commas are what a Japanese keyboard and a careful reader type. */
function numberOf(text: string): number {
  const plain = text.normalize('NFKC').replaceAll(/[,\s¥円]/g, '')
  return plain === '' ? Number.NaN : Number(plain)
}

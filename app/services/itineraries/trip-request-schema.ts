import { z } from 'zod'
import {
  ALTERNATIVES,
  DIETS,
  INTERESTS,
  MAX_TRIP_DAYS,
  PACES,
  TRAVEL_MODES,
  type TripRequest,
} from '#app/domain/planner/trip-request.ts'
import { addDays, daysBetween, isLocalDate, type LocalDate } from '#app/domain/values/time.ts'

/** The borders of a request, told by forms and by the API's document. */
export const TRIP_LIMITS = {
  tripDays: MAX_TRIP_DAYS,
  /** How far ahead a trip may begin; holidays and departures are known about that far. */
  daysAhead: 550,
  areas: 12,
  works: 20,
  wishes: 60,
  departures: 20,
  dayEvents: 200,
  adults: 20,
  children: 12,
  childAge: 17,
  walkMeters: { min: 500, max: 40_000 },
  budgetYen: { min: 1_000, max: 50_000_000 },
} as const

/** What can be wrong with one field, seen without the database. The kinds are keys of `errors.json` under `trip`. */
export type TripRequestKind =
  | 'required'
  | 'unknown_field'
  | 'not_a_day'
  | 'not_a_time'
  | 'not_a_choice'
  | 'not_a_number'
  | 'too_small'
  | 'too_big'
  | 'too_many'
  | 'day_in_past'
  | 'day_too_far_ahead'
  | 'end_before_start'
  | 'too_many_days'
  | 'no_adult'
  | 'child_alone'
  | 'no_area_or_work'
  | 'nights_mismatch'
  | 'listed_twice'
  | 'no_time_left'
  // Seen with the database:
  | 'area_not_found'
  | 'work_not_found'
  | 'place_not_found'
  | 'manners_not_acknowledged'
  | 'station_not_found'
  | 'departure_not_found'
  | 'work_without_places'
  | 'area_without_places'
  | 'nothing_open'

/** One field's refusal: where (`party.adults`, `wishes.2.placeId`; empty for the whole request), what, with its numbers. */
export interface FieldRefusal {
  field: string
  kind: TripRequestKind
  /** Numbers and names for the sentence: `{ max: 21 }`. */
  values: Record<string, string | number>
}

const issue = (kind: TripRequestKind, values: FieldRefusal['values'] = {}) => ({
  error: () => JSON.stringify({ kind, values }),
})
const id = z
  .string(issue('required'))
  .min(1, issue('required'))
  .max(80, issue('too_big', { max: 80 }))
const stopId = z
  .string(issue('required'))
  .min(1, issue('required'))
  .max(120, issue('too_big', { max: 120 }))
const day = z.string(issue('required')).refine(isLocalDate, issue('not_a_day'))
const time = z.string(issue('required')).regex(/^([01]\d|2[0-3]):[0-5]\d$/, issue('not_a_time'))
const whole = (min: number, max: number) =>
  z.int(issue('not_a_number')).min(min, issue('too_small', { min })).max(max, issue('too_big', { max }))
const list = <Item extends z.ZodType>(item: Item, max: number) => z.array(item).max(max, issue('too_many', { max }))
const stationTime = z.strictObject({ stationGroup: id, time })

const tripRequestShape = z.strictObject({
  firstDay: day,
  lastDay: day,
  areaIds: list(id, TRIP_LIMITS.areas).default([]),
  workIds: list(id, TRIP_LIMITS.works).default([]),
  nights: list(id.nullable(), TRIP_LIMITS.tripDays).default([]),
  arrival: stationTime.nullable().default(null),
  departure: stationTime.nullable().default(null),
  pace: z.enum(PACES, issue('not_a_choice')).default('steady'),
  walkLimitMeters: whole(TRIP_LIMITS.walkMeters.min, TRIP_LIMITS.walkMeters.max).default(8000),
  travelMode: z.enum(TRAVEL_MODES, issue('not_a_choice')).default('transit'),
  interests: list(z.enum(INTERESTS, issue('not_a_choice')), INTERESTS.length).default([]),
  diets: list(z.enum(DIETS, issue('not_a_choice')), DIETS.length).default([]),
  stepFree: z.boolean(issue('not_a_choice')).default(false),
  party: z
    .strictObject({
      adults: whole(0, TRIP_LIMITS.adults),
      childAges: list(whole(0, TRIP_LIMITS.childAge), TRIP_LIMITS.children).default([]),
    })
    .default({ adults: 1, childAges: [] }),
  budgetYen: whole(TRIP_LIMITS.budgetYen.min, TRIP_LIMITS.budgetYen.max).nullable().default(null),
  wishes: list(
    z.strictObject({
      placeId: id,
      importance: z.enum(['must', 'nice', 'never'], issue('not_a_choice')),
      acknowledgesManners: z.literal(true, issue('not_a_choice')).optional(),
    }),
    TRIP_LIMITS.wishes,
  ).default([]),
  departureIds: list(id, TRIP_LIMITS.departures).default([]),
  dayTimes: list(
    z.strictObject({ date: day, leavesAt: whole(0, 1439), endsAt: whole(1, 1800) }),
    TRIP_LIMITS.tripDays,
  ).optional(),
  dayEvents: list(
    z.discriminatedUnion(
      'kind',
      [
        z.strictObject({ kind: z.literal('rain'), date: day }),
        z.strictObject({ kind: z.literal('closed'), date: day, placeId: id }),
        z.strictObject({ kind: z.literal('under_way'), date: day, stopId: stopId.nullable(), at: whole(0, 1800) }),
      ],
      issue('not_a_choice'),
    ),
    TRIP_LIMITS.dayEvents,
  ).optional(),
  alternative: z
    .strictObject({ kind: z.enum(ALTERNATIVES, issue('not_a_choice')), keepsPace: z.boolean().optional() })
    .optional(),
})

/** The request as JSON: for the API's document. Unknown fields are refused, what may be left out has a default. */
export const tripRequestJsonSchema = tripRequestShape

/**
 * Reads a request from JSON or from a form's values as far as that needs no database.
 * `today` is the day in Japan. Every refusal is told at once, each at its field.
 */
export function parseTripRequest(
  input: unknown,
  today: LocalDate,
): { ok: true; value: TripRequest } | { ok: false; error: FieldRefusal[] } {
  const shape = tripRequestShape.safeParse(input)
  if (!shape.success)
    return { ok: false, error: [...shape.error.issues.flatMap(refusalsOf), ...rulesOfRest(input, shape.error, today)] }
  const request = withNights(shape.data)
  const refusals = rulesOf(request, today)
  return refusals.length > 0 ? { ok: false, error: refusals } : { ok: true, value: request }
}

/** Who mistyped one field is told about the others too: the rules as far as they speak only of fields that can be read. */
function rulesOfRest(input: unknown, { issues }: z.ZodError, today: LocalDate): FieldRefusal[] {
  if (typeof input !== 'object' || input === null) return []
  const unread = new Set(issues.map(({ path }) => String(path[0] ?? '')))
  const asIf = Object.entries({ firstDay: today, lastDay: today }).filter(([name]) => unread.has(name))
  const readable = Object.entries(input).filter(([name]) => name in tripRequestShape.shape && !unread.has(name))
  const rest = tripRequestShape.safeParse(Object.fromEntries([...asIf, ...readable]))
  if (!rest.success) return []
  const isOfDays = ({ kind }: FieldRefusal) => DAY_RULES.includes(kind)
  const hasDays = !unread.has('firstDay') && !unread.has('lastDay')
  return rulesOf(withNights(rest.data), today).filter(
    (each) => !unread.has(each.field.split('.')[0]!) && (hasDays || !isOfDays(each)),
  )
}

/** Rules that hold the first day against the last. */
const DAY_RULES: TripRequestKind[] = ['end_before_start', 'too_many_days', 'nights_mismatch', 'no_time_left']

/** Nights that were left out are "anywhere"; surplus ones (the form shows a row a night) are a refusal. */
function withNights(request: TripRequest): TripRequest {
  const nightCount = Math.max(0, daysBetween(request.firstDay, request.lastDay))
  if (request.nights.length >= nightCount || nightCount > TRIP_LIMITS.tripDays) return request
  return { ...request, nights: [...request.nights, ...Array(nightCount - request.nights.length).fill(null)] }
}

function rulesOf(request: TripRequest, today: LocalDate): FieldRefusal[] {
  const { firstDay, lastDay, party, areaIds, workIds, nights } = request
  const nightCount = daysBetween(firstDay, lastDay)
  const furthest = addDays(today, TRIP_LIMITS.daysAhead)
  const found: (FieldRefusal | false)[] = [
    firstDay < today && refusal('firstDay', 'day_in_past', { today }),
    firstDay > furthest && refusal('firstDay', 'day_too_far_ahead', { furthest }),
    lastDay < firstDay && refusal('lastDay', 'end_before_start'),
    nightCount + 1 > MAX_TRIP_DAYS && refusal('lastDay', 'too_many_days', { max: MAX_TRIP_DAYS, days: nightCount + 1 }),
    party.adults === 0 && refusal('party.adults', party.childAges.length > 0 ? 'child_alone' : 'no_adult'),
    areaIds.length === 0 && workIds.length === 0 && refusal('areaIds', 'no_area_or_work'),
    nightCount >= 0 && nights.length > nightCount && refusal('nights', 'nights_mismatch', { nights: nightCount }),
    ...(request.dayTimes ?? []).map(
      ({ leavesAt, endsAt }, index) => endsAt <= leavesAt && refusal(`dayTimes.${index}.endsAt`, 'end_before_start'),
    ),
    ...twice('areaIds', areaIds),
    ...twice('workIds', workIds),
    ...twice('departureIds', request.departureIds),
    ...twice(
      'wishes',
      request.wishes.map((wish) => wish.placeId),
    ),
    firstDay === lastDay &&
      request.arrival !== null &&
      request.departure !== null &&
      request.departure.time <= request.arrival.time &&
      refusal('departure.time', 'no_time_left', { minutes: 0 }),
  ]
  return found.filter((each) => each !== false)
}

function twice(field: string, ids: readonly string[]): FieldRefusal[] {
  const repeated = ids.find((each, index) => ids.indexOf(each) !== index)
  return repeated === undefined ? [] : [refusal(field, 'listed_twice', { id: repeated })]
}

export function refusal(field: string, kind: TripRequestKind, values: FieldRefusal['values'] = {}): FieldRefusal {
  return { field, kind, values }
}

function refusalsOf(problem: z.core.$ZodIssue): FieldRefusal[] {
  const at = problem.path.join('.')
  if (problem.code === 'unrecognized_keys') {
    return problem.keys
      .slice(0, 20)
      .map((key) => refusal(at ? `${at}.${key}` : key, 'unknown_field', { name: key.slice(0, 80) }))
  }
  if (!problem.message.startsWith('{')) return [refusal(at, 'required')]
  const { kind, values } = JSON.parse(problem.message) as Pick<FieldRefusal, 'kind' | 'values'>
  return [refusal(at, kind, values)]
}

import { daysBetween, isLocalDate } from '#app/domain/values/time.ts'
import type { Station, StationDirectory } from '#app/services/catalog/station-directory.ts'
import { TRIP_FIELDS } from '#app/services/itineraries/trip-request-form.ts'
import type { FieldRefusal } from '#app/services/itineraries/trip-request-schema.ts'
import type { FormState } from '#app/ui/form/form-state.ts'

const LISTS: string[] = [
  TRIP_FIELDS.areaIds,
  TRIP_FIELDS.workIds,
  TRIP_FIELDS.nights,
  TRIP_FIELDS.interests,
  TRIP_FIELDS.diets,
  TRIP_FIELDS.mustPlaceIds,
  TRIP_FIELDS.acknowledgedPlaceIds,
  TRIP_FIELDS.departureIds,
]

/** The form as it was sent back, with a code and its numbers at each field that is wrong. */
export function formStateOf(form: FormData, refusals: readonly FieldRefusal[]): FormState {
  const values: FormState['values'] = {}
  for (const name of LISTS) values[name] = []
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name).map(String)
    values[name] = LISTS.includes(name) ? all : name === TRIP_FIELDS.childAges ? all.join(', ') : all[0]!
  }
  const errors: FormState['errors'] = {}
  for (const { field, kind, values: numbers } of refusals) {
    const query = new URLSearchParams(Object.entries(numbers).map(([name, value]) => [name, String(value)])).toString()
    errors[field] = [...(errors[field] ?? []), query ? `${kind}?${query}` : kind]
  }
  return { values, errors }
}

/** Without JavaScript the form shows more nights than the trip has: those left at "anywhere" are not meant. */
export function withoutSurplusNights(form: FormData): FormData {
  const nights = form.getAll(TRIP_FIELDS.nights).map(String)
  const [first, last] = [TRIP_FIELDS.firstDay, TRIP_FIELDS.lastDay].map((name) => String(form.get(name) ?? ''))
  const count = isLocalDate(first!) && isLocalDate(last!) ? Math.max(0, daysBetween(first!, last!)) : nights.length
  while (nights.length > count && nights.at(-1) === '') nights.pop()
  form.delete(TRIP_FIELDS.nights)
  for (const night of nights) form.append(TRIP_FIELDS.nights, night)
  return form
}

/** The form that counts children asks for the age of each; one that was left open is not a child less. */
export function isChildAgeMissing(form: FormData): boolean {
  const count = Number(form.get('childCount') ?? 0)
  return Number.isInteger(count) && form.getAll(TRIP_FIELDS.childAges).filter((age) => age !== '').length < count
}

export type StationChoices = Partial<Record<'arrivalStation' | 'departureStation', Station[]>>

/** Puts the station's group where its name was typed; several of one name are offered, none is a refusal. */
export function resolveStations(
  form: FormData,
  stations: StationDirectory,
): { form: FormData; choices: StationChoices; ambiguous: string[] } {
  const resolved = new FormData()
  for (const [name, value] of form.entries()) resolved.append(name, value)
  const choices: StationChoices = {}
  const ambiguous: string[] = []
  for (const name of [TRIP_FIELDS.arrivalStation, TRIP_FIELDS.departureStation]) {
    const text = String(form.get(name) ?? '').trim()
    if (text === '') continue
    const matches = stationsNamed(stations, text)
    const chosen = stations.find(String(form.get(`${name}Choice`) ?? ''))
    const isChosen =
      chosen !== undefined && (isNamed(chosen, text) || matches.some(({ group }) => group === chosen.group))
    const meant = isChosen ? chosen : matches.length === 1 ? matches[0] : undefined
    if (meant) resolved.set(name, meant.group)
    if (matches.length > 1) choices[name] = matches
    if (matches.length > 1 && !meant) ambiguous.push(name)
  }
  return { form: resolved, choices, ambiguous }
}

const MOST_CHOICES = 8

function stationsNamed(stations: StationDirectory, text: string): Station[] {
  const byGroup = stations.find(text)
  if (byGroup) return [byGroup]
  const found = stations.search(text, MOST_CHOICES)
  const exact = found.filter((station) => isNamed(station, text))
  return exact.length > 0 ? exact : found
}

function isNamed({ names }: Station, text: string): boolean {
  const wanted = text.normalize('NFKC').toLowerCase()
  return names.ja === wanted || names.en?.toLowerCase() === wanted
}

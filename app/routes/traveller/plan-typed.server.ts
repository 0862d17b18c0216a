import { localDateOf } from '#app/domain/values/time.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { TellProgress } from '#app/services/itineraries/outcomes.ts'
import { planTrip } from '#app/services/itineraries/plan-trip.server.ts'
import { formFieldOf, parseTripRequestForm } from '#app/services/itineraries/trip-request-form.ts'
import { type FieldRefusal, refusal } from '#app/services/itineraries/trip-request-schema.ts'
import { isChildAgeMissing, resolveStations, type StationChoices, withoutSurplusNights } from './plan-form.server.ts'

/** How a typed form ended: in a plan, in refusals of its fields, or in a planner that has no time for it. */
export type PlanAsTyped =
  | { kind: 'planned'; id: string }
  | { kind: 'fields'; refusals: FieldRefusal[]; choices: StationChoices }
  | { kind: 'planner_unavailable'; choices: StationChoices }

/** Said by `errors.json` like the refusals of a trip; only a form knows them, as programs name stations by group. */
const AMBIGUOUS = 'station_ambiguous'
const AGE_MISSING = 'child_age_missing'

/** Reads the plan's form as it was typed and plans. */
export async function planAsTyped(
  context: AppContext,
  { typed, language, userId, tell }: { typed: FormData; language: string; userId?: string; tell?: TellProgress },
): Promise<PlanAsTyped> {
  const { form, ambiguous, choices } = resolveStations(withoutSurplusNights(typed), context.stations)
  const parsed = parseTripRequestForm(form, localDateOf(context.now()))
  const unclear = [
    ...ambiguous.map((field) => ({ ...refusal(field, 'not_a_choice'), kind: AMBIGUOUS })),
    ...(isChildAgeMissing(typed) ? [{ ...refusal('childAges', 'not_a_choice'), kind: AGE_MISSING }] : []),
  ]
  if (!parsed.ok || unclear.length > 0) {
    const refusals = [...(parsed.ok ? [] : parsed.error), ...unclear] as FieldRefusal[]
    return { kind: 'fields', refusals, choices }
  }
  const planned = await planTrip(context, { request: parsed.value, language, userId, tell })
  if (planned.ok) return { kind: 'planned', id: planned.value.id }
  if (planned.error.kind !== 'trip_refused') return { kind: 'planner_unavailable', choices }
  const refusals = planned.error.fields.map((each) => ({ ...each, field: formFieldOf(each.field) }))
  return { kind: 'fields', refusals, choices }
}

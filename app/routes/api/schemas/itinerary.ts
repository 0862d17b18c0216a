import { z } from 'zod'
import { COMFORT_LEVELS } from '#app/domain/catalog/comfort.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { INTERESTS } from '#app/domain/planner/trip-request.ts'
import { tripRequestJsonSchema } from '#app/services/itineraries/trip-request-schema.ts'
import { components, localDate, localText, names, point, sight } from './common.ts'

const minute = z.int().describe("Minutes after midnight on Japan's clock; above 1440 on the next morning.")
const meal = z.enum(['lunch', 'dinner'])
const kind = <Kind extends string, Shape extends z.ZodRawShape>(name: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(name), ...shape })

const endpoint = z
  .strictObject({
    kind: z.enum(['bed', 'station']),
    names,
    point,
    areaId: z.string().nullable(),
    stationGroup: z.string().nullable(),
    nearStation: names.optional().describe('A bed is taken to be near this station.'),
  })
  .register(components, { id: 'Endpoint' })

const reason = z
  .discriminatedUnion('kind', [
    kind('wish', { importance: z.enum(['must', 'nice']) }),
    kind('work', { workId: z.string(), names }),
    kind('gi_product', { giProductId: z.string(), names }),
    kind('dish', { dishId: z.string(), names }),
    kind('interest', { interest: z.enum(INTERESTS) }),
    kind('meal', { meal }),
    kind('booked_tour', {}),
    kind('on_the_way', { detourMinutes: z.number() }),
    kind('opening_hours', { from: minute, to: minute }),
    kind('before_sunset', { sunsetAt: minute }),
    kind('nap', { minutes: z.int() }),
    kind('calmer_hour', { from: minute, to: minute }),
    kind('placed_by_you', {}),
  ])
  .register(components, { id: 'StopReason' })

const stop = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['visit', 'meal', 'tour']),
    placeId: z.string().nullable(),
    departureId: z.string().nullable(),
    category: z.string(),
    names,
    point,
    coordinatePrecisionMeters: z.number(),
    meal: meal.nullable(),
    arrivesAt: minute,
    startsAt: minute,
    leavesAt: minute,
    isLocked: z.boolean(),
    hours: z.strictObject({
      certainty: z.enum(['known', 'unknown']),
      windows: z.array(z.tuple([minute, minute])),
    }),
    reasons: z.array(reason),
    comfort: z
      .strictObject({ level: z.enum(COMFORT_LEVELS), from: minute, to: minute, isConfirmed: z.boolean() })
      .optional()
      .describe('How pressed the place usually is when the visit begins; absent where nothing is recorded.'),
    costYen: z.int().nullable(),
    isSample: z.boolean(),
    isConfirmed: z.boolean(),
    manners: localText.optional().describe('What is asked of visitors there; it was acknowledged with the wish.'),
    sight: sight.optional().describe('The stop is where one stands, and this is what one sees from there.'),
    isLeftOut: z.literal(true).optional().describe('The place asked to be left out since: nothing leads there.'),
  })
  .register(components, { id: 'Stop' })

const leg = z
  .strictObject({
    mode: z.enum(['walk', 'rail', 'road', 'car']),
    minutes: z.int(),
    minutesLow: z.int(),
    minutesHigh: z.int(),
    meters: z.int(),
    walkMeters: z.int(),
    certainty: z.enum(['estimate', 'schedule', 'engine']),
    rides: z.array(
      z.strictObject({
        lineNames: names,
        operatorJa: z.string(),
        fromNames: names,
        toNames: names,
        minutes: z.int(),
        leavesAt: minute.optional().describe('By timetable; absent where it is not known.'),
        arrivesAt: minute.optional(),
        scheduled: z
          .strictObject({
            kind: z.enum(['rail', 'bus', 'boat']),
            towardsNames: names.nullable(),
            operatorNames: names,
            platform: z.string().nullable(),
            timetable: z.strictObject({ name: z.string(), validUntil: z.iso.date() }),
          })
          .optional()
          .describe('What a timetable that the operator of this server loaded says of the ride.'),
      }),
    ),
    outsideTimetable: z
      .strictObject({ name: z.string(), validFrom: z.iso.date(), validUntil: z.iso.date() })
      .optional()
      .describe('An estimate because the timetable loaded for this way does not know its day.'),
    crossesWater: z.boolean().optional().describe('By a bridge, a boat or a long way round: look it up.'),
    path: z.array(z.tuple([z.number(), z.number()])).describe('Longitude, latitude.'),
  })
  .register(components, { id: 'Leg' })

const conflict = z
  .discriminatedUnion('kind', [
    kind('closed', { stopId: z.string() }),
    kind('late', { stopId: z.string(), minutes: z.int() }),
    kind('tour_missed', { stopId: z.string(), minutes: z.int() }),
    kind('after_dark', { stopId: z.string(), minutes: z.int() }),
    kind('day_too_long', { minutes: z.int() }),
    kind('walk_over_limit', { meters: z.int() }),
    kind('over_budget', { yen: z.int() }),
    kind('no_meal', { meal }),
    kind('last_train', { stopId: z.string(), minutes: z.int() }),
  ])
  .register(components, { id: 'Conflict' })

const day = z
  .strictObject({
    date: localDate,
    from: endpoint,
    to: endpoint,
    leavesAt: minute,
    endsAt: minute,
    sunsetAt: minute,
    stops: z.array(stop),
    legs: z.array(leg).describe('One more than stops: each leads to its stop, the last to `to`.'),
    conflicts: z.array(conflict),
  })
  .register(components, { id: 'ItineraryDay' })

const dropReason = z.discriminatedUnion('kind', [
  kind('closed_all_days', {}),
  kind('no_time', { shortMinutes: z.number().nullable() }),
  kind('too_far', { travelMinutes: z.number() }),
  kind('no_way', {}),
  kind('after_dark', {}),
  kind('walk_limit', { overMeters: z.number() }),
  kind('over_budget', { overYen: z.int() }),
  kind('diet_not_served', {}),
  kind('not_open_at_meals', {}),
  kind('not_step_free', {}),
  kind('tour_overlap', { withNames: names }),
  kind('tour_outside_trip', {}),
  kind('place_not_found', {}),
  kind('place_left_out', {}),
  kind('place_closed', {}),
])

const change = z.discriminatedUnion('kind', [
  kind('start_earlier', { dayIndex: z.int(), minutes: z.int(), at: z.int().optional() }),
  kind('end_later', { dayIndex: z.int(), minutes: z.int(), at: z.int().optional() }),
  kind('remove_stop', { dayIndex: z.int(), stopId: z.string(), names }),
  kind('raise_walk_limit', { walkLimitMeters: z.int() }),
  kind('raise_budget', { budgetYen: z.int() }),
  kind('add_day', {}),
  kind('sleep_elsewhere', { nightIndex: z.int(), areaId: z.string() }),
  kind('other_departure', { departureId: z.string(), dayIndex: z.int(), startsAt: z.int() }),
  kind('unlock_stop', { dayIndex: z.int(), stopId: z.string(), names }),
])

const drop = z
  .strictObject({
    placeId: z.string().nullable(),
    departureId: z.string().nullable(),
    names,
    importance: z.enum(['must', 'nice']),
    reason: dropReason,
    change: change.nullable(),
    isBooked: z.literal(true).optional().describe('A tour that is paid for.'),
  })
  .register(components, { id: 'Drop' })

const bet = z
  .discriminatedUnion('kind', [
    kind('unknown_hours', { stopIds: z.array(z.string()) }),
    kind('tight_leg', { dayIndex: z.int(), legIndex: z.int(), slackMinutes: z.int() }),
    kind('unknown_step_free', { stopIds: z.array(z.string()) }),
    kind('unknown_diet', { stopIds: z.array(z.string()) }),
    kind('no_meal', { dayIndex: z.int(), meal }),
    kind('over_water', { dayIndex: z.int(), legIndex: z.int() }),
    kind('no_nap', { dayIndex: z.int() }),
    kind('last_train', {
      dayIndex: z.int(),
      legIndex: z.int(),
      timetable: z
        .strictObject({ leavesAt: minute, operatorNames: names, name: z.string(), validUntil: z.iso.date() })
        .optional()
        .describe('Who says so; absent where it is only what is usual for such lines.'),
    }),
  ])
  .register(components, { id: 'Bet' })

const calmer = z
  .discriminatedUnion('kind', [
    kind('hour', { stopId: z.string(), dayIndex: z.int(), startsAt: minute }),
    kind('place', {
      stopId: z.string(),
      placeId: z.string(),
      names,
      because: z
        .enum(['quiet', 'calmer_at_this_hour', 'no_record'])
        .describe('`no_record`: nobody has recorded any crowds there, which is not known to be quiet.'),
    }),
  ])
  .register(components, { id: 'CalmerOffer' })

const plan = z
  .strictObject({
    days: z.array(day),
    drops: z.array(drop),
    bets: z.array(bet),
    calmer: z.array(calmer).optional().describe('What would be calmer for stops at busy hours, without losing others.'),
    totals: z.strictObject({
      walkMeters: z.int(),
      travelMinutes: z.int(),
      visitMinutes: z.int(),
      waitMinutes: z.int(),
      costYen: z.int(),
      costUnknownStops: z.int(),
    }),
    solver: z.strictObject({
      seed: z.int(),
      iterations: z.int(),
      milliseconds: z.number(),
      firstPlanMilliseconds: z.number(),
      profit: z.number(),
    }),
  })
  .register(components, { id: 'Plan' }) satisfies z.ZodType<Itinerary>

export const tripRequest = tripRequestJsonSchema.register(components, {
  id: 'TripRequest',
  description: 'What the visitor asks for. Unknown fields are refused.',
})

export const itinerary = z
  .strictObject({
    id: z.string(),
    version: z.int().min(1),
    url: z.url().describe('Whoever has this address may see and change the plan.'),
    language: z.string(),
    request: tripRequest,
    plan,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .register(components, { id: 'Itinerary' })

export type ItineraryAnswer = z.infer<typeof itinerary>

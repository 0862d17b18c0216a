import fc from 'fast-check'
import type { ComfortSpan } from '../../catalog/comfort.ts'
import type { Candidate, PlanningProblem } from '../problem.ts'
import { sampleBed, sampleCandidate, sampleDay, sampleProblem, sampleTour } from './sample-problem.ts'

const candidates = fc
  .array(
    fc.record({
      lat: fc.double({ min: 34.9, max: 35.1, noNaN: true }),
      lng: fc.double({ min: 135.7, max: 135.85, noNaN: true }),
      category: fc.constantFrom('scene', 'shrine', 'restaurant', 'museum'),
      stayMinutes: fc.integer({ min: 5, max: 240 }),
      profit: fc.integer({ min: 0, max: 100 }),
      importance: fc.constantFrom(null, null, null, 'must', 'nice', 'never'),
      from: fc.integer({ min: 300, max: 1300 }),
      long: fc.integer({ min: 0, max: 700 }),
      lastStart: fc.option(fc.integer({ min: 300, max: 1500 })),
      certainty: fc.constantFrom('known', 'unknown'),
      isClosed: fc.boolean(),
      isOutdoor: fc.constantFrom(true, false, null),
      needsDaylight: fc.boolean(),
      costYen: fc.option(fc.integer({ min: 0, max: 9000 })),
      stepFree: fc.constantFrom('yes', 'no', 'unknown'),
      diet: fc.constantFrom('served', 'unknown', 'not_served'),
      eats: fc.boolean(),
      isVisitToo: fc.boolean(),
      isLocal: fc.boolean(),
      pressed: fc.option(
        fc.record({
          from: fc.integer({ min: 0, max: 1200 }),
          long: fc.integer({ min: 1, max: 600 }),
          level: fc.constantFrom('quiet', 'busy', 'pressed'),
          isConfirmed: fc.boolean(),
        }),
      ),
    }),
    { maxLength: 25 },
  )
  .map((rows) =>
    rows.map(({ lat, lng, from, long, lastStart, certainty, isClosed, eats, pressed, ...rest }, index): Candidate => {
      const windows = certainty === 'unknown' || isClosed ? [] : [{ from, to: from + long, lastStart }]
      return sampleCandidate(`p${index}`, {
        ...(rest as Partial<Candidate>),
        point: { lat, lng },
        hours: Array.from({ length: 4 }, () => ({ certainty: certainty as 'known' | 'unknown', windows })),
        ...(pressed && {
          comfort: Array.from({ length: 4 }, (_, day) =>
            day % 2 === 0 ? [{ ...pressed, to: pressed.from + pressed.long } as ComfortSpan] : [],
          ),
        }),
        meals: eats ? { lunch: true, dinner: index % 2 === 0 } : null,
      })
    }),
  )

/** Problems of every kind and size, sensible or not. */
export const anyProblem = fc
  .record({
    candidates,
    days: fc.integer({ min: 1, max: 4 }),
    leavesAt: fc.integer({ min: 360, max: 900 }),
    long: fc.integer({ min: 60, max: 800 }),
    areas: fc.integer({ min: 1, max: 3 }),
    walkMetersPerDay: fc.integer({ min: 500, max: 20_000 }),
    budgetYen: fc.option(fc.integer({ min: 0, max: 30_000 })),
    pace: fc.constantFrom('calm', 'steady', 'full'),
    stepFree: fc.boolean(),
    hasDiet: fc.boolean(),
    travelMode: fc.constantFrom('transit', 'walk', 'car'),
    tours: fc.array(fc.record({ day: fc.integer({ min: 0, max: 4 }), at: fc.integer({ min: 0, max: 1300 }) }), {
      maxLength: 2,
    }),
  })
  .map((given): PlanningProblem => {
    const days = Array.from({ length: given.days }, (_, index) =>
      sampleDay(`2026-11-2${index}`, { leavesAt: given.leavesAt, endsAt: given.leavesAt + given.long }),
    )
    const beds = Array.from({ length: given.areas }, (_, area) => sampleBed(34.9858 + area * 0.03))
    return sampleProblem({
      days,
      beds: Array.from({ length: Math.max(1, given.days - 1) }, () => beds),
      candidates: given.candidates,
      appointments: given.tours.map(({ day, at }, index) => sampleTour(`t${index}`, day, at, at + 120)),
      limits: {
        walkMetersPerDay: given.walkMetersPerDay,
        budgetYen: given.budgetYen,
        wantsLunch: true,
        wantsDinner: true,
      },
      pace: given.pace as PlanningProblem['pace'],
      stepFree: given.stepFree,
      hasDiet: given.hasDiet,
      travelMode: given.travelMode as PlanningProblem['travelMode'],
    })
  })

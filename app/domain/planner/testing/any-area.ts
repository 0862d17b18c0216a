import fc from 'fast-check'
import type { StopReason } from '../itinerary.ts'
import type { Candidate, PlanningProblem } from '../problem.ts'
import { KYOTO, openDaily, sampleCandidate, sampleDay, sampleNames, sampleProblem } from './sample-problem.ts'

const DAYS = 3
const VISITS = ['temple', 'shrine', 'garden', 'museum', 'craft', 'market', 'street', 'viewpoint', 'heritage'] as const

const product: StopReason = { kind: 'gi_product', giProductId: 'gi', names: sampleNames('茶') }
const dish: StopReason = { kind: 'dish', dishId: 'dish', names: sampleNames('にしんそば') }

const degrees = (most: number) => fc.noBias(fc.integer({ min: -most, max: most })).map((steps) => steps / 10_000)
const point = fc
  .record({ north: degrees(400), east: degrees(500) })
  .map(({ north, east }) => ({ lat: KYOTO.lat + north, lng: KYOTO.lng + east }))

const visits = fc.array(
  fc.record({
    point,
    category: fc.constantFrom(...VISITS),
    profit: fc.constantFrom(10, 15, 20, 20, 45, 45, 120),
    stayMinutes: fc.constantFrom(20, 30, 45, 60, 90),
    wish: fc.constantFrom(null, null, null, null, null, null, null, null, null, 'must', 'never'),
    serves: fc.constantFrom<StopReason[]>([], [], [], [product]),
  }),
  { minLength: 45, maxLength: 70 },
)

const kitchens = fc.array(
  fc.record({
    point,
    diet: fc.constantFrom('served', 'served', 'unknown'),
    serves: fc.constantFrom<StopReason[]>([], [], [dish], [product]),
  }),
  { minLength: 18, maxLength: 30 },
)

/** Three days in an area with enough places that there is a choice: sights of every kind, and where to eat. */
export const anyArea = fc
  .record({ visits, kitchens, pace: fc.constantFrom('calm', 'steady'), hasDiet: fc.boolean() })
  .map(({ visits, kitchens, pace, hasDiet }): PlanningProblem => {
    const sights = visits.map(({ wish, serves, ...given }, index) =>
      sampleCandidate(`v${index}`, {
        ...given,
        importance: wish as Candidate['importance'],
        reasons: serves,
        isLocal: serves.length > 0,
        hours: openDaily(DAYS, 540, 1080),
      }),
    )
    const tables = kitchens.map(({ serves, diet, ...given }, index) =>
      sampleCandidate(`k${index}`, {
        ...given,
        category: 'restaurant',
        profit: 10,
        diet: diet as Candidate['diet'],
        reasons: serves,
        isLocal: serves.length > 0,
        isVisitToo: false,
        meals: { lunch: true, dinner: true },
        hours: openDaily(DAYS, 660, 1320),
      }),
    )
    return sampleProblem({
      days: ['2026-11-24', '2026-11-25', '2026-11-26'].map((date) => sampleDay(date, { endsAt: 1260 })),
      candidates: [...sights, ...tables],
      pace: pace as PlanningProblem['pace'],
      hasDiet,
    })
  })

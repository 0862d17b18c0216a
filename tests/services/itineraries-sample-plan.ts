import type { Itinerary, ItineraryDay, Stop } from '#app/domain/planner/itinerary.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'

/** A request as the form sends it when nothing but days and area was touched. */
export function tripRequest(changes: Partial<TripRequest> = {}): TripRequest {
  return {
    firstDay: '2026-12-01',
    lastDay: '2026-12-02',
    areaIds: ['uji'],
    workIds: [],
    nights: [null],
    arrival: null,
    departure: null,
    pace: 'steady',
    walkLimitMeters: 8000,
    travelMode: 'transit',
    interests: [],
    diets: [],
    stepFree: false,
    party: { adults: 2, childAges: [] },
    budgetYen: null,
    wishes: [],
    departureIds: [],
    ...changes,
  }
}

/** A plan written by hand, with names that try to break out of every format. */
export function nastyPlan(): Itinerary {
  const bed: ItineraryDay['from'] = {
    kind: 'bed',
    names: { ja: '宇治', en: 'Uji', reading: null },
    point: { lat: 34.89, lng: 135.8 },
    areaId: 'uji',
    stationGroup: null,
  }
  const leg = {
    mode: 'walk' as const,
    minutes: 10,
    minutesLow: 8,
    minutesHigh: 13,
    meters: 700,
    walkMeters: 700,
    certainty: 'estimate' as const,
    rides: [],
    path: [[135.8, 34.89] as [number, number], [135.81, 34.891] as [number, number]],
  }
  const day = (date: string, stops: Stop[]): ItineraryDay => ({
    date,
    from: bed,
    to: bed,
    leavesAt: 540,
    endsAt: 1230,
    sunsetAt: 1005,
    stops,
    legs: Array(stops.length + 1).fill(leg),
    conflicts: [],
  })
  return {
    days: [
      day('2026-12-01', [
        stop('place:bridge', { ja: '宇治橋', en: 'Uji <Bridge> & "friends"\r\nBEGIN:VEVENT', reading: null }, 550, 580),
        stop('place:bar', { ja: '酒場]]>', en: null, reading: null }, 1430, 1500, 'dinner'),
      ]),
      day('2026-12-02', []),
    ],
    drops: [
      {
        placeId: 'far',
        departureId: null,
        names: { ja: '遠い場所', en: 'Far place', reading: null },
        importance: 'must',
        reason: { kind: 'too_far', travelMinutes: 400 },
        change: null,
      },
    ],
    bets: [],
    totals: { walkMeters: 2100, travelMinutes: 30, visitMinutes: 100, waitMinutes: 0, costYen: 0, costUnknownStops: 2 },
    solver: { seed: 1, iterations: 1, milliseconds: 1, firstPlanMilliseconds: 1, profit: 1 },
  }
}

function stop(id: string, names: Stop['names'], startsAt: number, leavesAt: number, meal: Stop['meal'] = null): Stop {
  return {
    id,
    kind: meal ? 'meal' : 'visit',
    placeId: id.slice('place:'.length),
    departureId: null,
    category: meal ? 'restaurant' : 'bridge',
    names,
    point: { lat: 34.891, lng: 135.81 },
    coordinatePrecisionMeters: 300,
    meal,
    arrivesAt: startsAt,
    startsAt,
    leavesAt,
    isLocked: false,
    hours: { certainty: 'unknown', windows: [] },
    reasons: [{ kind: 'work', workId: 'w', names: { ja: '響け!', en: 'Sound & Fury', reading: null } }],
    costYen: null,
    isSample: meal !== null,
    isConfirmed: false,
  }
}

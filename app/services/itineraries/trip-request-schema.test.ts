import { describe, expect, it } from 'vitest'
import { parseTripRequestForm } from './trip-request-form.ts'
import { parseTripRequest } from './trip-request-schema.ts'

const TODAY = '2026-11-23'
const least = { firstDay: '2026-12-01', lastDay: '2026-12-03', areaIds: ['uji'] }
const kinds = (changes: Record<string, unknown>) => {
  const parsed = parseTripRequest({ ...least, ...changes }, TODAY)
  return parsed.ok ? [] : parsed.error.map(({ field, kind }) => `${field}: ${kind}`)
}

describe('a trip request', () => {
  it('needs days and an area or a work; the rest has a default', () => {
    const parsed = parseTripRequest(least, TODAY)
    expect(parsed).toMatchObject({
      ok: true,
      value: { nights: [null, null], party: { adults: 1, childAges: [] }, pace: 'steady', budgetYen: null },
    })
  })

  it('may begin today and not yesterday', () => {
    expect(kinds({ firstDay: TODAY, lastDay: TODAY })).toEqual([])
    expect(kinds({ firstDay: '2026-11-22' })).toEqual(['firstDay: day_in_past'])
  })

  it('may end on the day it begins and not before', () => {
    expect(kinds({ lastDay: '2026-12-01' })).toEqual([])
    expect(kinds({ lastDay: '2026-11-30' })).toEqual(['lastDay: end_before_start'])
  })

  it('has at most 21 days', () => {
    expect(kinds({ lastDay: '2026-12-21' })).toEqual([])
    expect(kinds({ lastDay: '2026-12-22' })).toEqual(['lastDay: too_many_days'])
    expect(kinds({ lastDay: '2027-01-29' })).toEqual(['lastDay: too_many_days'])
  })

  it('begins within the time that departures are known', () => {
    expect(kinds({ firstDay: '2031-01-01', lastDay: '2031-01-02' })).toEqual(['firstDay: day_too_far_ahead'])
  })

  it('knows the days of the calendar', () => {
    expect(kinds({ firstDay: '2027-02-29' })).toEqual(['firstDay: not_a_day'])
    expect(kinds({ firstDay: '' })).toEqual(['firstDay: not_a_day'])
    expect(kinds({ firstDay: undefined })).toEqual(['firstDay: required'])
  })

  it('somebody travels, and no child alone', () => {
    expect(kinds({ party: { adults: 0, childAges: [] } })).toEqual(['party.adults: no_adult'])
    expect(kinds({ party: { adults: 0, childAges: [9] } })).toEqual(['party.adults: child_alone'])
    expect(kinds({ party: { adults: 1, childAges: [0, 17] } })).toEqual([])
    expect(kinds({ party: { adults: 1, childAges: [18] } })).toEqual(['party.childAges.0: too_big'])
    expect(kinds({ party: { adults: 1.5 } })).toEqual(['party.adults: not_a_number'])
  })

  it('says where to', () => {
    expect(kinds({ areaIds: [] })).toEqual(['areaIds: no_area_or_work'])
    expect(kinds({ areaIds: [], workIds: ['hibike'] })).toEqual([])
    expect(kinds({ areaIds: ['uji', 'uji'] })).toEqual(['areaIds: listed_twice'])
  })

  it('walks between half a kilometre and forty', () => {
    expect(kinds({ walkLimitMeters: 500 })).toEqual([])
    expect(kinds({ walkLimitMeters: 499 })).toEqual(['walkLimitMeters: too_small'])
    expect(kinds({ walkLimitMeters: 40_001 })).toEqual(['walkLimitMeters: too_big'])
  })

  it('has a budget in whole yen within reason', () => {
    expect(kinds({ budgetYen: 1000 })).toEqual([])
    expect(kinds({ budgetYen: 999 })).toEqual(['budgetYen: too_small'])
    expect(kinds({ budgetYen: 1000.5 })).toEqual(['budgetYen: not_a_number'])
  })

  it('names no night too many', () => {
    expect(kinds({ nights: ['uji', null] })).toEqual([])
    expect(kinds({ nights: ['uji', null, 'uji'] })).toEqual(['nights: nights_mismatch'])
  })

  it('leaves after it arrives on a single day', () => {
    const arrival = { stationGroup: 'g1', time: '10:00' }
    const day = { lastDay: '2026-12-01', arrival }
    expect(kinds({ ...day, departure: { stationGroup: 'g2', time: '10:01' } })).toEqual([])
    expect(kinds({ ...day, departure: { stationGroup: 'g2', time: '10:00' } })).toEqual([
      'departure.time: no_time_left',
    ])
    expect(kinds({ ...day, arrival: { stationGroup: 'g1', time: '24:00' } })).toEqual(['arrival.time: not_a_time'])
  })

  it('refuses fields nobody knows, at every depth, and tells all refusals at once', () => {
    expect(kinds({ colour: 'red', party: { adults: 1, dogs: 2 } })).toEqual([
      'party.dogs: unknown_field',
      'colour: unknown_field',
    ])
    expect(kinds({ firstDay: '2026-11-01', lastDay: '2026-10-01', areaIds: [] })).toHaveLength(3)
  })

  it('tells the other fields too when one cannot be read', () => {
    expect(kinds({ party: { adults: 'two' }, lastDay: '2026-11-30', areaIds: [] })).toEqual([
      'party.adults: not_a_number',
      'lastDay: end_before_start',
      'areaIds: no_area_or_work',
    ])
    expect(kinds({ firstDay: 'soon', lastDay: '2026-11-30', areaIds: [] })).toEqual([
      'firstDay: not_a_day',
      'areaIds: no_area_or_work',
    ])
  })

  it.each([null, 'text', 7, []])('refuses %j, which is no request at all', (input) => {
    expect(parseTripRequest(input, TODAY).ok).toBe(false)
  })
})

describe('the plan form', () => {
  const form = (changes: Record<string, string | string[]>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries({
      firstDay: '2026-12-01',
      lastDay: '2026-12-03',
      adults: '2',
      ...changes,
    })) {
      for (const each of [value].flat()) data.append(name, each)
    }
    return parseTripRequestForm(data, TODAY)
  }

  it('reads lists, wishes, trains and ages as people type them', () => {
    const parsed = form({
      areaIds: ['uji', 'kyoto'],
      nights: ['', 'kyoto'],
      arrivalStation: 'g1',
      arrivalTime: '09:30',
      childAges: '4、９',
      budgetYen: '50,000円',
      stepFree: 'on',
      mustPlaceIds: ['a'],
      neverPlaceIds: ['b'],
    })
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        areaIds: ['uji', 'kyoto'],
        nights: [null, 'kyoto'],
        arrival: { stationGroup: 'g1', time: '09:30' },
        departure: null,
        party: { adults: 2, childAges: [4, 9] },
        budgetYen: 50_000,
        stepFree: true,
        wishes: [
          { placeId: 'a', importance: 'must' },
          { placeId: 'b', importance: 'never' },
        ],
      },
    })
  })

  it('puts each refusal at the field that was typed into', () => {
    const parsed = form({ areaIds: 'uji', adults: '', childAges: '99', arrivalStation: 'g1', walkLimitMeters: 'far' })
    expect(parsed.ok ? [] : parsed.error.map(({ field, kind }) => `${field}: ${kind}`).sort()).toEqual([
      'adults: not_a_number',
      'arrivalTime: required',
      'childAges: too_big',
      'walkLimitMeters: not_a_number',
    ])
  })
})

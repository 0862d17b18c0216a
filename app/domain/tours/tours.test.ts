import { describe, expect, test } from 'vitest'
import { availabilityAt } from './availability.ts'
import { type Engagement, findClash, travelSeconds } from './guide-calendar.ts'
import { licenceShownOn } from './licence.ts'
import { MAX_PARTY, partyOf, priceParty, priceWish } from './pricing.ts'
import type { Departure, Licence, TourUnit } from './tour.ts'

const STARTS_AT = 1_800_000_000

describe('availability', () => {
  const departure: Departure = {
    id: 'd',
    optionId: 'o',
    guideId: 'g',
    localStart: '2027-01-15T17:00',
    startsAt: STARTS_AT,
    endsAt: STARTS_AT + 7200,
    seatsTotal: 8,
    status: 'open',
  }
  const at = (seatsTaken: number, now = 0, over = {}) =>
    availabilityAt(
      { departure, cutoffMinutes: 60, isPrivate: false, seatsTaken, isGuideElsewhere: false, ...over },
      now,
    )

  test('is LIMITED with less than half of the seats, SOLD_OUT with none', () => {
    expect([0, 4, 5, 7, 8].map((taken) => at(taken).status)).toEqual([
      'AVAILABLE',
      'AVAILABLE',
      'LIMITED',
      'LIMITED',
      'SOLD_OUT',
    ])
  })

  test('closes one second after the cut-off', () => {
    expect(at(0, STARTS_AT - 3600).status).toBe('AVAILABLE')
    expect(at(0, STARTS_AT - 3599).status).toBe('CLOSED')
  })

  test('is CLOSED when the guide is elsewhere or the day was closed', () => {
    expect(at(0, 0, { isGuideElsewhere: true }).status).toBe('CLOSED')
    expect(at(0, 0, { departure: { ...departure, status: 'closed' } }).status).toBe('CLOSED')
  })

  test('a private departure has all seats or none', () => {
    expect(at(0, 0, { isPrivate: true })).toMatchObject({ status: 'AVAILABLE', seatsLeft: 8 })
    expect(at(1, 0, { isPrivate: true })).toMatchObject({ status: 'SOLD_OUT', seatsLeft: 0 })
  })
})

describe('a guide’s calendar', () => {
  const uji = { lat: 34.8904, lng: 135.8007 }
  const kyoto = { lat: 35.0116, lng: 135.7681 }
  const morning: Engagement = { departureId: 'a', startsAt: 0, endsAt: 3600, from: uji, to: uji }

  test('next door the next tour may begin when the first ends, not a second before', () => {
    const next = (startsAt: number) => ({ ...morning, departureId: 'b', startsAt, endsAt: startsAt + 3600 })
    expect(findClash(next(3600), [morning])).toBeUndefined()
    expect(findClash(next(3599), [morning])).toBe(morning)
  })

  test('far away the way in between counts, in both orders', () => {
    const way = travelSeconds(uji, kyoto)
    expect(way).toBeGreaterThan(45 * 60)
    const there = (startsAt: number) => ({ departureId: 'b', startsAt, endsAt: startsAt + 60, from: kyoto, to: kyoto })
    expect(findClash(there(3600 + way), [morning])).toBeUndefined()
    expect(findClash(there(3600 + way - 1), [morning])).toBe(morning)
    expect(findClash(there(-60 - way), [morning])).toBeUndefined()
    expect(findClash(there(-60 - way + 1), [morning])).toBe(morning)
  })

  test('a departure does not clash with itself', () => {
    expect(findClash(morning, [morning])).toBeUndefined()
  })
})

describe('a licence', () => {
  const licence: Licence = { kind: 'national', number: '1', provenOn: '2026-04-01', validUntil: '2026-12-03' }
  test('is shown on the days from its proof to its end', () => {
    expect(licenceShownOn(licence, '2026-03-31')).toBeNull()
    expect(licenceShownOn(licence, '2026-04-01')).toBe(licence)
    expect(licenceShownOn(licence, '2026-12-03')).toBe(licence)
    expect(licenceShownOn(licence, '2026-12-04')).toBeNull()
  })
  test('that is only claimed, or has no known end, is not shown', () => {
    expect(licenceShownOn({ ...licence, provenOn: null }, '2026-06-01')).toBeNull()
    expect(licenceShownOn({ ...licence, validUntil: null }, '2026-06-01')).toBeNull()
  })
})

describe('the price of a party', () => {
  const unit = (kind: TourUnit['kind'], minAge: number, maxAge: number | null, priceYen: number, seats = 1) => ({
    id: kind,
    kind,
    minAge,
    maxAge,
    priceYen,
    seats,
  })
  const adult = unit('adult', 18, null, 8000)
  const child = unit('child', 4, 17, 4000)
  const infant = unit('infant', 0, 3, 0, 0)
  const price = (adults: number, childAges: number[], units: TourUnit[] = [adult, child, infant]) =>
    priceParty({ units }, { adults, childAges })

  test('has a line for each unit, and infants on the lap take no seat', () => {
    expect(price(2, [3, 4])).toEqual({
      ok: true,
      value: {
        lines: [
          { unitId: 'adult', kind: 'adult', quantity: 2, unitPriceYen: 8000, amountYen: 16_000 },
          { unitId: 'infant', kind: 'infant', quantity: 1, unitPriceYen: 0, amountYen: 0 },
          { unitId: 'child', kind: 'child', quantity: 1, unitPriceYen: 4000, amountYen: 4000 },
        ],
        totalYen: 20_000,
        seats: 3,
        guests: 4,
      },
    })
  })

  test('refuses children alone, ages nobody offers, and nonsense', () => {
    expect(price(0, [9])).toMatchObject({ error: { kind: 'adult_required' } })
    expect(price(1, [3], [adult, child])).toMatchObject({ error: { kind: 'no_unit_for_age', age: 3 } })
    expect(price(1, [17]).ok).toBe(true)
    expect(price(1, [18])).toMatchObject({ error: { kind: 'party_invalid' } })
    expect(price(1.5, [])).toMatchObject({ error: { kind: 'party_invalid' } })
    expect(price(-1, [])).toMatchObject({ error: { kind: 'party_invalid' } })
    expect(price(MAX_PARTY, []).ok).toBe(true)
    expect(price(MAX_PARTY, [5])).toMatchObject({ error: { kind: 'party_too_large', max: MAX_PARTY } })
  })

  test('sells a departure without single prices whole, in as many packs as the party fills', () => {
    const units = [unit('family', 0, null, 52_000, 6)]
    const whole = { totalYen: 52_000, seats: 6 }
    expect(priceParty({ units }, { adults: 1, childAges: [] })).toMatchObject({ value: { ...whole, guests: 1 } })
    expect(priceParty({ units }, { adults: 4, childAges: [2, 9] })).toMatchObject({ value: { ...whole, guests: 6 } })
    expect(priceParty({ units }, { adults: 5, childAges: [2, 9] })).toMatchObject({
      value: { totalYen: 104_000, seats: 12, guests: 7 },
    })
  })

  test('takes the family pack where it costs less, for its seats', () => {
    const family = unit('family', 0, null, 18_000, 4)
    const units = [adult, child, infant, family]
    expect(price(2, [5, 6], units)).toMatchObject({ value: { totalYen: 18_000, seats: 4, guests: 4 } })
    expect(price(1, [5], units)).toMatchObject({ value: { totalYen: 12_000, seats: 2 } })
    expect(price(3, [5, 6], units)).toMatchObject({ value: { totalYen: 22_000, seats: 5, guests: 5 } })
  })

  test('prices named units as they are named, and does not guess how old their guests are', () => {
    const family = unit('family', 0, null, 18_000, 4)
    const units = [adult, child, infant, family]
    const wish = (...wanted: [TourUnit, number][]) => ({
      units: wanted.map(([{ id }, quantity]) => ({ unitId: id, quantity })),
    })
    const mixed = wish([adult, 2], [child, 1], [family, 1])
    const separate = 2 * adult.priceYen + child.priceYen
    expect(priceWish({ units }, mixed)).toMatchObject({ value: { totalYen: separate + 18_000, seats: 7, guests: 7 } })
    expect(partyOf({ units }, mixed)).toEqual({ adults: 2, childAges: [], unknownAges: 5 })
    expect(priceWish({ units }, wish([child, 1]))).toMatchObject({ error: { kind: 'adult_required' } })
    expect(priceWish({ units }, wish([adult, MAX_PARTY]))).toMatchObject({ ok: true })
    expect(priceWish({ units }, wish([adult, MAX_PARTY], [child, 1]))).toMatchObject({
      error: { kind: 'party_too_large', max: MAX_PARTY },
    })
    expect(priceWish({ units: [adult] }, mixed)).toMatchObject({ error: { kind: 'unit_not_found', unitId: child.id } })
  })
})

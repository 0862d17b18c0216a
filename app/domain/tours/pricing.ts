import { sumYen, type Yen } from '../values/money.ts'
import { accept, type Result, refuse } from '../values/result.ts'
import type { PartyWish, TourOption, TourParty, TourUnit, UnitKind, UnitQuantity } from './tour.ts'

/** One line of the price, as it is shown and frozen. */
export interface PriceLine {
  unitId: string
  kind: UnitKind
  quantity: number
  unitPriceYen: Yen
  amountYen: Yen
}

export interface Price {
  lines: PriceLine[]
  /** What the visitor pays in all: there is no fee on top of the lines. */
  totalYen: Yen
  /** Seats that the party takes of the departure. */
  seats: number
  guests: number
}

export type PricingRefusal =
  | { kind: 'party_invalid' }
  | { kind: 'adult_required' }
  | { kind: 'party_too_large'; max: number }
  | { kind: 'no_unit_for_adult' }
  | { kind: 'no_unit_for_age'; age: number }
  | { kind: 'unit_not_found'; unitId: string }

export const MAX_PARTY = 20
const MAX_CHILD_AGE = 17

/** The price of whoever comes, however that was told. */
export function priceWish(option: Pick<TourOption, 'units'>, wish: PartyWish): Result<Price, PricingRefusal> {
  return 'units' in wish ? priceUnits(option, wish.units) : priceParty(option, wish.party)
}

/** The people that a wish stands for, as far as it tells them. */
export function partyOf({ units }: Pick<TourOption, 'units'>, wish: PartyWish): TourParty {
  if ('party' in wish) return { adults: wish.party.adults, childAges: [...wish.party.childAges] }
  const party = { adults: 0, childAges: [], unknownAges: 0 }
  for (const { unitId, quantity } of wish.units) {
    const unit = units.find(({ id }) => id === unitId)
    if (unit?.kind === 'adult') party.adults += quantity
    else party.unknownAges += quantity * guestsOf(unit)
  }
  return party
}

/** The price of units as somebody else has chosen them: no cheaper pack is looked for. */
function priceUnits(option: Pick<TourOption, 'units'>, wanted: readonly UnitQuantity[]): Result<Price, PricingRefusal> {
  const chosen: TourUnit[] = []
  for (const { unitId, quantity } of wanted) {
    const unit = option.units.find(({ id }) => id === unitId)
    if (!unit) return refuse({ kind: 'unit_not_found', unitId })
    if (!Number.isInteger(quantity) || quantity < 1) return refuse({ kind: 'party_invalid' })
    if (quantity > MAX_PARTY) return refuse({ kind: 'party_too_large', max: MAX_PARTY })
    chosen.push(...Array<TourUnit>(quantity).fill(unit))
  }
  if (!chosen.some(({ kind }) => kind === 'adult' || kind === 'family')) return refuse({ kind: 'adult_required' })
  const guests = chosen.reduce((sum, unit) => sum + guestsOf(unit), 0)
  if (guests > MAX_PARTY) return refuse({ kind: 'party_too_large', max: MAX_PARTY })
  return accept(priceOf(chosen, guests))
}

/** A family pack is as many people as it has seats; every other unit is one. */
function guestsOf(unit: TourUnit | undefined): number {
  return unit?.kind === 'family' ? Math.max(1, unit.seats) : 1
}

/** The units a party takes and their price: each guest by age, families as packs where that costs less. */
export function priceParty(option: Pick<TourOption, 'units'>, party: TourParty): Result<Price, PricingRefusal> {
  const checked = checkParty(party)
  if (!checked.ok) return checked
  const adultUnit = option.units.find((unit) => unit.kind === 'adult')
  const family = option.units.find((unit) => unit.kind === 'family')
  if (!adultUnit && family) return accept(priceAsOne(family, party))
  const guests: TourUnit[] = []
  for (let n = 0; n < party.adults; n++) {
    if (!adultUnit) return refuse({ kind: 'no_unit_for_adult' })
    guests.push(adultUnit)
  }
  for (const age of party.childAges) {
    const unit = unitForAge(option.units, age)
    if (!unit) return refuse({ kind: 'no_unit_for_age', age })
    guests.push(unit)
  }
  const separate = priceOf(guests)
  if (!family) return accept(separate)
  const best = withFamilies(guests, family, party).reduce(
    (cheapest, price) => (price.totalYen < cheapest.totalYen ? price : cheapest),
    separate,
  )
  return accept(best)
}

/** Without a price for single guests the whole party takes as many packs as it fills. */
function priceAsOne(family: TourUnit, { adults, childAges }: TourParty): Price {
  const guests = adults + childAges.length
  return priceOf(Array<TourUnit>(Math.ceil(guests / Math.max(1, family.seats))).fill(family), guests)
}

function checkParty(party: TourParty): Result<TourParty, PricingRefusal> {
  const isWhole = Number.isInteger(party.adults) && party.adults >= 0
  const areAges = party.childAges.every((age) => Number.isInteger(age) && age >= 0 && age <= MAX_CHILD_AGE)
  if (!isWhole || !areAges) return refuse({ kind: 'party_invalid' })
  if (party.adults === 0) return refuse({ kind: 'adult_required' })
  if (party.adults + party.childAges.length > MAX_PARTY) return refuse({ kind: 'party_too_large', max: MAX_PARTY })
  return accept(party)
}

/** The narrowest unit whose ages hold this one; family packs are no unit of a single guest. */
function unitForAge(units: readonly TourUnit[], age: number): TourUnit | undefined {
  const span = (unit: TourUnit) => (unit.maxAge ?? 200) - unit.minAge
  return units
    .filter((unit) => unit.kind !== 'family' && unit.minAge <= age && age <= (unit.maxAge ?? 200))
    .sort((a, b) => span(a) - span(b))[0]
}

/** A family pack stands for at least one adult and one child, and for as many of the dearest others as it has seats. */
function withFamilies(guests: readonly TourUnit[], family: TourUnit, party: TourParty): Price[] {
  const most = Math.min(party.adults, party.childAges.length)
  const adults = guests.slice(0, party.adults)
  const children = guests.slice(party.adults).sort((a, b) => b.priceYen - a.priceYen)
  return Array.from({ length: most }, (_, index) => {
    const packs = index + 1
    const others = [...adults.slice(packs), ...children.slice(packs)].sort((a, b) => b.priceYen - a.priceYen)
    const single = others.slice(packs * Math.max(0, family.seats - 2))
    return priceOf([...Array<TourUnit>(packs).fill(family), ...single], guests.length)
  })
}

function priceOf(units: readonly TourUnit[], guests = units.length): Price {
  const lines: PriceLine[] = []
  for (const unit of units) {
    const line = lines.find((known) => known.unitId === unit.id)
    if (line) line.quantity += 1
    else lines.push({ unitId: unit.id, kind: unit.kind, quantity: 1, unitPriceYen: unit.priceYen, amountYen: 0 })
  }
  for (const line of lines) line.amountYen = line.quantity * line.unitPriceYen
  const seats = units.reduce((sum, unit) => sum + unit.seats, 0)
  return { lines, totalYen: sumYen(lines.map((line) => line.amountYen)), seats, guests }
}

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { POLICIES, refundAt } from '#app/domain/booking/cancellation-policy.ts'
import { splitPrice } from '#app/domain/ledger/split.ts'
import { priceParty } from '#app/domain/tours/pricing.ts'
import { idFromBytes } from '#app/domain/values/ids.ts'
import { holdSeats } from '#app/services/booking/hold-seats.server.ts'
import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { makeAgreements, makeDeparture, makeGuide, makeTour } from '#tests/support/factories/tours.ts'
import { percentile, printFigure } from './figure.ts'

const NOW = 1_764_000_000
const HOLDS = 1000
const CLIENTS = 200
const DEPARTURES = 50

/** Holds on SQLite with full durability, as in production; and what a price and its refund cost to compute. */
export async function benchBooking(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'meguri-bench-'))
  const db = openDatabase(`file:${join(folder, 'bench.sqlite')}`)
  await migrate(db)
  await makeGuide(db)
  await makeTour(db)
  await makeAgreements(db)
  for (let day = 0; day < DEPARTURES; day++) {
    await makeDeparture(db, { id: `day-${day}`, startsAt: NOW + (day + 2) * 86_400, seats: 100 })
  }
  const context = {
    db,
    now: () => NOW,
    newId: () => idFromBytes(randomBytes(16)),
    payments: { mode: 'sandbox' as const },
  }
  const hold = async (index: number) => {
    const begun = performance.now()
    const held = await holdSeats(context, {
      intentKey: `intent-${index}`,
      departureId: `day-${index % DEPARTURES}`,
      party: { adults: 2, childAges: [7] },
      tourLanguage: 'en',
      language: 'en',
      timeZone: 'Asia/Tokyo',
      itineraryId: null,
      userId: null,
    })
    if (!held.ok) throw new Error(held.error.kind)
    return performance.now() - begun
  }

  const begun = performance.now()
  for (let index = 0; index < HOLDS; index++) await hold(index)
  const seconds = (performance.now() - begun) / 1000
  printFigure({
    bench: 'booking',
    figure: 'holds a second, one after the other',
    value: HOLDS / seconds,
    unit: 'requests/s',
  })

  const waits = await Promise.all(Array.from({ length: CLIENTS }, (_, index) => hold(HOLDS + index)))
  printFigure({
    bench: 'booking',
    figure: '200 holds at once, p99',
    value: percentile(waits, 0.99),
    unit: 'ms',
    target: 2000,
  })
  await db.destroy()
  rmSync(folder, { recursive: true })
  benchPrice()
}

/** A party of twenty: price, split and refund. */
function benchPrice(): void {
  const unit = { minAge: 0, maxAge: null, priceYen: 7777, seats: 1 }
  const option = {
    units: [
      { ...unit, id: 'a', kind: 'adult' as const },
      { ...unit, id: 'c', kind: 'child' as const },
    ],
  }
  const shares = [{ accountKind: 'platform' as const, ownerId: 'platform', basisPoints: 1200 }]
  const party = { adults: 10, childAges: Array.from({ length: 10 }, (_, age) => age) }
  const rounds = 2000
  const begun = performance.now()
  for (let round = 0; round < rounds; round++) {
    const price = priceParty(option, party)
    if (!price.ok) throw new Error(price.error.kind)
    const refund = refundAt(POLICIES.moderate, NOW, price.value.totalYen, NOW - 2 * 86_400)
    splitPrice(price.value.totalYen - refund, shares, 'g')
  }
  const value = (performance.now() - begun) / rounds
  printFigure({ bench: 'booking', figure: 'price, split and refund of 20 guests', value, unit: 'ms', target: 0.2 })
}

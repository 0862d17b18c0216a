import type { Database } from '#db/connection.ts'
import { deleteDemoAccounts } from './demo-accounts.ts'

export interface RemovedDemo {
  places: number
  tours: number
  departures: number
  guides: number
  /** Tours that somebody has booked: they stay for the books, withdrawn. */
  withdrawnTours: number
}

/**
 * Takes every sample away. What a booking points to has to stay readable (voucher, refund, ledger): such tours are
 * withdrawn and their departures closed for sale; everything else goes.
 */
export async function removeDemo(db: Database): Promise<RemovedDemo> {
  return db.transaction().execute(async (trx) => {
    const withdrawn = await withdrawBookedTours(trx)
    const departures = await trx
      .deleteFrom('departures')
      .where('is_sample', '=', 1)
      .where('id', 'not in', trx.selectFrom('bookings').select('departure_id'))
      .executeTakeFirst()
    const tours = await deleteUnbookedTours(trx)
    const guides = await deleteIdleGuides(trx)
    await deleteDemoAccounts(trx)
    await trx.deleteFrom('serves').where('is_sample', '=', 1).execute()
    const places = await trx.deleteFrom('places').where('is_sample', '=', 1).executeTakeFirst()
    return {
      places: Number(places.numDeletedRows),
      tours,
      departures: Number(departures.numDeletedRows),
      guides,
      withdrawnTours: withdrawn,
    }
  })
}

async function withdrawBookedTours(trx: Database): Promise<number> {
  const booked = trx
    .selectFrom('bookings')
    .innerJoin('departures', 'departures.id', 'bookings.departure_id')
    .innerJoin('tour_options', 'tour_options.id', 'departures.option_id')
  await trx
    .updateTable('departures')
    .set({ status: 'closed' })
    .where('is_sample', '=', 1)
    .where('status', '=', 'open')
    .where('id', 'in', trx.selectFrom('bookings').select('departure_id'))
    .execute()
  const result = await trx
    .updateTable('tours')
    .set({ publication: 'withdrawn' })
    .where('is_sample', '=', 1)
    .where('id', 'in', booked.select('tour_options.tour_id'))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Options, units and links go with their tour; an agreement about a tour nobody booked has nothing to share. */
async function deleteUnbookedTours(trx: Database): Promise<number> {
  const stillLed = trx.selectFrom('departures').innerJoin('tour_options', 'tour_options.id', 'departures.option_id')
  const rows = await trx
    .selectFrom('tours')
    .select('id')
    .where('is_sample', '=', 1)
    .where('id', 'not in', stillLed.select('tour_options.tour_id'))
    .execute()
  if (rows.length === 0) return 0
  const ids = rows.map((row) => row.id)
  await trx.deleteFrom('share_agreements').where('tour_id', 'in', ids).execute()
  await trx.deleteFrom('tours').where('id', 'in', ids).execute()
  return ids.length
}

/** A sample guide who has led or will lead somebody stays; the others lose their sign-in's role with their record. */
async function deleteIdleGuides(trx: Database): Promise<number> {
  const rows = await trx
    .selectFrom('guides')
    .select('id')
    .where('is_sample', '=', 1)
    .where('id', 'not in', trx.selectFrom('tours').select('guide_id'))
    .where('id', 'not in', trx.selectFrom('departures').select('guide_id'))
    .execute()
  if (rows.length === 0) return 0
  const ids = rows.map((row) => row.id)
  await trx.deleteFrom('user_roles').where('guide_id', 'in', ids).execute()
  await trx.deleteFrom('guides').where('id', 'in', ids).execute()
  return ids.length
}

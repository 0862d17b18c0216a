import type { Guide } from '#app/domain/tours/tour.ts'
import { type Database, lockForUpdate } from '../connection.ts'
import type { NewRow, Row } from '../schema.ts'

export async function findById(db: Database, id: string): Promise<Guide | undefined> {
  const row = await db.selectFrom('guides').selectAll().where('id', '=', id).executeTakeFirst()
  return row && guideOf(row)
}

export async function findAllByIds(db: Database, ids: readonly string[]): Promise<Guide[]> {
  if (ids.length === 0) return []
  return (await db.selectFrom('guides').selectAll().where('id', 'in', ids).execute()).map(guideOf)
}

/**
 * Holds a guide as a person until the transaction ends: two parties that book the same guide
 * on two tours at once are asked one after the other.
 */
export async function lock(trx: Database, id: string): Promise<void> {
  await lockForUpdate(trx, trx.selectFrom('guides').select('id').where('id', '=', id)).executeTakeFirst()
}

export async function insert(db: Database, guide: NewRow<'guides'>): Promise<void> {
  await db.insertInto('guides').values(guide).execute()
}

export function guideOf(row: Row<'guides'>): Guide {
  return {
    id: row.id,
    names: { ja: row.name_ja, en: row.name_en, reading: null },
    languages: JSON.parse(row.languages),
    about: row.about_ja === null ? null : { ja: row.about_ja, en: row.about_en, reading: null },
    prefectureCode: row.prefecture_code,
    licence:
      row.licence_kind && row.licence_number
        ? {
            kind: row.licence_kind,
            number: row.licence_number,
            provenOn: row.licence_proven_on,
            validUntil: row.licence_valid_until,
          }
        : null,
    invoiceRegistrationNumber: row.invoice_registration_number,
    isSample: row.is_sample === 1,
  }
}

import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { NewRow } from '../schema.ts'

export interface Reseller {
  id: string
  name: string
}

export interface ResellerKey {
  id: string
  resellerId: string
  /** The last letters, to tell keys apart. */
  ending: string
  createdAt: UnixSeconds
  /** To the hour; null: never. */
  lastUsedAt: UnixSeconds | null
  revokedAt: UnixSeconds | null
}

/** All resellers, by name. */
export async function findAll(db: Database): Promise<Reseller[]> {
  return db.selectFrom('resellers').select(['id', 'name']).orderBy('name').orderBy('id').execute()
}

export async function findById(db: Database, id: string): Promise<Reseller | undefined> {
  return db.selectFrom('resellers').select(['id', 'name']).where('id', '=', id).executeTakeFirst()
}

/** Every key that was ever made, revoked ones too, newest first. */
export async function findAllKeys(db: Database): Promise<ResellerKey[]> {
  const rows = await db.selectFrom('reseller_keys').selectAll().orderBy('created_at', 'desc').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    resellerId: row.reseller_id,
    ending: row.ending,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }))
}

/** Whose key this is, unless it was revoked. */
export async function findByKeyDigest(
  db: Database,
  digest: string,
): Promise<(Reseller & { keyId: string; lastUsedAt: UnixSeconds | null }) | undefined> {
  const row = await db
    .selectFrom('reseller_keys')
    .innerJoin('resellers', 'resellers.id', 'reseller_keys.reseller_id')
    .select(['resellers.id', 'resellers.name', 'reseller_keys.id as keyId', 'reseller_keys.last_used_at as lastUsedAt'])
    .where('reseller_keys.digest', '=', digest)
    .where('reseller_keys.revoked_at', 'is', null)
    .executeTakeFirst()
  return row
}

/** Writes a reseller down; false when there is one of this name. */
export async function insert(db: Database, reseller: NewRow<'resellers'>): Promise<boolean> {
  const written = await db
    .insertInto('resellers')
    .values(reseller)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

/** Writes a key down; false when this form was sent before. */
export async function insertKey(db: Database, key: NewRow<'reseller_keys'>): Promise<boolean> {
  const written = await db
    .insertInto('reseller_keys')
    .values(key)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

export async function noteUse(db: Database, keyId: string, at: UnixSeconds): Promise<void> {
  await db.updateTable('reseller_keys').set({ last_used_at: at }).where('id', '=', keyId).execute()
}

/** Ends a key for good; a second time changes nothing. */
export async function revokeKey(db: Database, keyId: string, at: UnixSeconds): Promise<void> {
  await db
    .updateTable('reseller_keys')
    .set({ revoked_at: at })
    .where('id', '=', keyId)
    .where('revoked_at', 'is', null)
    .execute()
}

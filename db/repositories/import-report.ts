import type { ImportedPlace, Reason, Verdict } from '#app/domain/curation/import/import-row.ts'
import type { Database } from '../connection.ts'

/** A row as its report shows it. A place whose exact point is protected is shown without it, whatever the file says. */
export interface ReportRow {
  number: number
  line: number
  name: string
  verdict: Verdict
  reasons: Reason[]
  mainReason: string | null
  effect: 'create' | 'update' | 'unchanged' | 'withdraw' | 'none'
  placeId: string | null
  place: (Omit<ImportedPlace, 'point'> & { point: ImportedPlace['point'] | null }) | null
  decision: 'accept' | 'refuse' | null
  isIn: boolean
}

export interface ReportFilter {
  verdict?: Verdict
  /** Only those that nobody has decided on. */
  isWaiting?: boolean
  reason?: string
}

const ROWS_AT_ONCE = 500

/** A page of the rows of an import in the order of the file, and how many there are of them. */
export async function findPage(
  db: Database,
  importId: string,
  filter: ReportFilter,
  { limit, page }: { limit: number; page: number },
): Promise<{ rows: ReportRow[]; total: number }> {
  const { total } = await rowsOf(db, importId, filter)
    .select(({ fn }) => fn.countAll().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await columnsOf(rowsOf(db, importId, filter))
    .orderBy('number')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute()
  return { rows: rows.map(rowOf), total: Number(total) }
}

/** All rows of an import, some hundreds at a time. */
export async function* findAll(db: Database, importId: string, filter: ReportFilter): AsyncGenerator<ReportRow[]> {
  let after = 0
  for (;;) {
    const rows = await columnsOf(rowsOf(db, importId, filter))
      .where('number', '>', after)
      .orderBy('number')
      .limit(ROWS_AT_ONCE)
      .execute()
    if (rows.length > 0) yield rows.map(rowOf)
    if (rows.length < ROWS_AT_ONCE) return
    after = rows.at(-1)!.number
  }
}

/** Why rows wait for a person, the most frequent reason first. */
export async function countWaiting(db: Database, importId: string): Promise<{ reason: string; count: number }[]> {
  const rows = await rowsOf(db, importId, { isWaiting: true })
    .select(({ fn }) => ['main_reason', fn.countAll().as('count')])
    .groupBy('main_reason')
    .execute()
  return rows
    .map(({ main_reason, count }) => ({ reason: main_reason ?? '', count: Number(count) }))
    .sort((a, b) => b.count - a.count)
}

function rowsOf(db: Database, importId: string, { verdict, isWaiting, reason }: ReportFilter) {
  let query = db.selectFrom('import_rows').where('import_id', '=', importId)
  if (verdict) query = query.where('verdict', '=', verdict)
  if (reason) query = query.where('main_reason', '=', reason)
  if (isWaiting) query = query.where('verdict', '=', 'doubtful').where('decision', 'is', null)
  // Good rows have none, and are not in the index of the others.
  return isWaiting || (verdict && verdict !== 'accepted') ? query.where('main_reason', 'is not', null) : query
}

function columnsOf(query: ReturnType<typeof rowsOf>) {
  return query
    .leftJoin('place_protected_points', 'place_protected_points.place_id', 'import_rows.place_id')
    .select(['number', 'line', 'name', 'verdict', 'reasons', 'main_reason', 'effect', 'import_rows.place_id'])
    .select(['place', 'decision', 'applied_at', 'place_protected_points.reason as protected_for'])
}

type Found = Awaited<ReturnType<ReturnType<typeof columnsOf>['execute']>>[number]

function rowOf({ protected_for, ...row }: Found): ReportRow {
  const place: ReportRow['place'] = row.place === null ? null : JSON.parse(row.place)
  const reasons: Reason[] = JSON.parse(row.reasons)
  const isSecret = protected_for !== null
  return {
    number: row.number,
    line: row.line,
    name: row.name,
    verdict: row.verdict,
    // What was found in a cell may be the point itself.
    reasons: isSecret ? reasons.map(({ found: _, ...reason }) => reason) : reasons,
    mainReason: row.main_reason,
    effect: row.effect,
    placeId: row.place_id,
    place: place && isSecret ? { ...place, point: null, sourceRef: '' } : place,
    decision: row.decision,
    isIn: row.applied_at !== null,
  }
}

/** What bringing in the good and accepted rows would do now, by effect. */
export async function countEffects(db: Database, importId: string): Promise<Record<ReportRow['effect'], number>> {
  const rows = await db
    .selectFrom('import_rows')
    .select(({ fn }) => ['effect', fn.countAll().as('count')])
    .where('import_id', '=', importId)
    .where('applied_at', 'is', null)
    .where(({ or, eb }) => or([eb('verdict', 'in', ['accepted', 'changed']), eb('decision', '=', 'accept')]))
    .groupBy('effect')
    .execute()
  const counts = { create: 0, update: 0, unchanged: 0, withdraw: 0, none: 0 }
  for (const { effect, count } of rows) counts[effect] = Number(count)
  return counts
}

import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../../connection.ts'
import * as imports from '../../repositories/timetable-imports.ts'
import type { NewRow } from '../../schema.ts'

/** A load that is older and not whole was ended by somebody. */
const LONGEST_LOAD_SECONDS = 6 * 3600

/** Where the parts of one feed go. */
export class FeedStore {
  private constructor(
    private readonly db: Database,
    private readonly feedId: string,
    private readonly now: UnixSeconds,
  ) {}

  static async begin(db: Database, feed: Parameters<typeof imports.begin>[1]): Promise<FeedStore> {
    await imports.sweep(db, feed.imported_at - LONGEST_LOAD_SECONDS)
    await imports.begin(db, feed)
    return new FeedStore(db, feed.id, feed.imported_at)
  }

  async write<Table extends imports.PartTable>(
    table: Table,
    rows: readonly Omit<NewRow<Table>, 'feed_id'>[],
  ): Promise<void> {
    const withFeed = rows.map((row) => ({ ...row, feed_id: this.feedId }))
    await imports.insertAll(this.db, table, withFeed as unknown as NewRow<Table>[])
  }

  async finish(name: string, facts: Parameters<typeof imports.makeCurrent>[3]): Promise<boolean> {
    const hasReplaced = await imports.makeCurrent(this.db, this.feedId, name, facts)
    await imports.sweep(this.db, this.now - LONGEST_LOAD_SECONDS)
    return hasReplaced
  }

  giveUp(): Promise<void> {
    return imports.remove(this.db, this.feedId)
  }
}

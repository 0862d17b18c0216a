import type { Database } from '#db/connection.ts'
import { importGtfs } from '#db/import/gtfs/import-gtfs.ts'
import { type FeedFiles, writeFeed, zippedFeed } from './sample-feed.ts'

let loaded = 0

/** Loads a feed as the command does; `now` in unix seconds. */
export async function loadFeed(db: Database, files: FeedFiles, now: number, name: string | null = null): Promise<void> {
  const path = writeFeed(zippedFeed(files))
  const common = { licence: 'CC BY 4.0', sourceUrl: null, log: () => {}, newId: () => `feed${++loaded}` }
  await importGtfs(path, { db, name, now, ...common })
}

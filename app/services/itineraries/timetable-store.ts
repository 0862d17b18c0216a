import type { TimetableStore } from '#app/gateways/routing/timetable-store.ts'
import type { Database } from '#db/connection.ts'
import * as timetables from '#db/repositories/timetables.ts'

/** The timetables that were loaded into the database. */
export function timetableStore(db: Database): TimetableStore {
  return {
    feeds: () => timetables.findAllFeeds(db),
    lines: (feedId) => timetables.findAllLines(db, feedId),
    stopsIn: (feedId, box) => timetables.findAllStopsIn(db, feedId, box),
    transfers: (feedId) => timetables.findAllTransfers(db, feedId),
    patternsIn: (feedId, box, page) => timetables.findPatternsIn(db, feedId, box, page),
    runs: (feedId, patterns) => timetables.findRuns(db, feedId, patterns),
    servicesOn: (feedId, date) => timetables.findServicesOn(db, feedId, date),
  }
}

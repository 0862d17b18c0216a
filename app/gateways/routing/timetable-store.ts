import type {
  FeedLine,
  FeedPattern,
  FeedRuns,
  FeedStop,
  FeedTransfer,
  TimetableFeed,
} from '#app/domain/planner/travel/timetable/timetable-data.ts'
import type { BBox } from '#app/domain/values/geo.ts'
import type { LocalDate } from '#app/domain/values/time.ts'

/** Where loaded timetables lie; each question is a small one. */
export interface TimetableStore {
  feeds(): Promise<TimetableFeed[]>
  lines(feedId: string): Promise<FeedLine[]>
  stopsIn(feedId: string, box: BBox): Promise<FeedStop[]>
  transfers(feedId: string): Promise<FeedTransfer[]>
  /** Up to `limit` patterns that may pass through the box, numbered after `after`, in their order. */
  patternsIn(feedId: string, box: BBox, page: { after: number; limit: number }): Promise<FeedPattern[]>
  runs(feedId: string, patterns: readonly number[]): Promise<FeedRuns[]>
  servicesOn(feedId: string, date: LocalDate): Promise<Set<number>>
}

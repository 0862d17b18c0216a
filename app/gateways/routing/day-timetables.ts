import { setImmediate as breathe } from 'node:timers/promises'
import { type Timetable, TimetableBuilder } from '#app/domain/planner/travel/timetable/timetable-build.ts'
import type { FeedPattern, FeedRuns, TimetableFeed } from '#app/domain/planner/travel/timetable/timetable-data.ts'
import type { BBox, Point } from '#app/domain/values/geo.ts'
import { addDays, type LocalDate } from '#app/domain/values/time.ts'
import { EngineFailure } from './breaker.ts'
import type { TimetableStore } from './timetable-store.ts'

const DAY_SECONDS = 86_400
/** A planned day may end this late in the night. */
const LAST_START_SECONDS = 30 * 3600
/** What one may ride out of the way, in degrees. */
const MARGIN = 0.1
/** Boxes begin and end at multiples of it, so that legs of one town share theirs. */
const STEP = 0.25
const PATTERNS_AT_ONCE = 400
/** Calls and starts of one timetable, and of all that are kept: some 25 and 75 MB. */
const LARGEST = 600_000
const MOST_KEPT = 1_800_000

interface Kept {
  key: string
  box: BBox
  timetable: Promise<Timetable>
  size: number
}

/** One day's timetables of areas, read from the store when they are first asked for; those used last are kept. */
export class DayTimetables {
  private kept: Kept[] = []

  constructor(private readonly store: TimetableStore) {}

  /** The timetable around two points, the night before and after included; fails where it would be too large to search. */
  async around(feeds: readonly TimetableFeed[], date: LocalDate, points: readonly Point[]): Promise<Timetable> {
    const needed = boxAround(points)
    // A feed that is loaded again has another id.
    const key = `${date} ${feeds.map(({ id }) => id).join(' ')}`
    const known = this.kept.find((each) => each.key === key && contains(each.box, needed))
    if (known) {
      this.kept = [...this.kept.filter((each) => each !== known), known]
      return known.timetable
    }
    const entry: Kept = { key, box: needed, timetable: this.load(feeds, date, needed), size: 0 }
    this.kept.push(entry)
    try {
      const { network } = await entry.timetable
      entry.size = network.stopAt.length + network.starts.length
    } catch (error) {
      this.kept = this.kept.filter((each) => each !== entry)
      throw error
    }
    let size = this.kept.reduce((sum, each) => sum + each.size, 0)
    while (size > MOST_KEPT) size -= this.kept.shift()!.size
    return entry.timetable
  }

  private async load(feeds: readonly TimetableFeed[], date: LocalDate, box: BBox): Promise<Timetable> {
    const builder = new TimetableBuilder(box)
    for (const feed of feeds) {
      if (!meets(feed.bbox, box)) continue
      const services = await Promise.all([-1, 0, 1].map((days) => this.store.servicesOn(feed.id, addDays(date, days))))
      if (services.every(({ size }) => size === 0)) continue
      const { lines, stopsIn, transfers } = this.store
      builder.addFeed(feed, await lines(feed.id), await stopsIn(feed.id, box), await transfers(feed.id))
      await this.addPatterns(builder, feed, box, services)
    }
    return builder.build()
  }

  private async addPatterns(
    builder: TimetableBuilder,
    feed: TimetableFeed,
    box: BBox,
    services: Set<number>[],
  ): Promise<void> {
    for (let after = -1; ; ) {
      const patterns = await this.store.patternsIn(feed.id, box, { after, limit: PATTERNS_AT_ONCE })
      const numbers = patterns.map(({ number }) => number)
      const runs = new Map<number, FeedRuns[]>(numbers.map((number) => [number, []]))
      for (const run of await this.store.runs(feed.id, numbers)) runs.get(run.pattern)?.push(run)
      for (const pattern of patterns) {
        builder.addPattern(pattern, startsOf(pattern, runs.get(pattern.number)!, services))
      }
      if (builder.size > LARGEST) throw new EngineFailure('too_large')
      if (patterns.length < PATTERNS_AT_ONCE) return
      after = numbers.at(-1)!
      // Pages are served on this thread.
      await breathe()
    }
  }
}

/** When a pattern starts, counted from this day's midnight: yesterday's that are still on their way, and next morning's. */
function startsOf({ arrivals }: FeedPattern, runs: FeedRuns[], services: Set<number>[]): number[] {
  return services.flatMap((running, index) => {
    const shift = (index - 1) * DAY_SECONDS
    return runs.flatMap(({ service, starts }) =>
      running.has(service)
        ? starts
            .map((start) => start + shift)
            .filter((start) => start + arrivals.at(-1)! >= 0 && start <= LAST_START_SECONDS)
        : [],
    )
  })
}

function boxAround(points: readonly Point[]): BBox {
  const down = (degrees: number) => Math.floor((degrees - MARGIN) / STEP) * STEP
  const up = (degrees: number) => Math.ceil((degrees + MARGIN) / STEP) * STEP
  const [lats, lngs] = [points.map(({ lat }) => lat), points.map(({ lng }) => lng)]
  return [down(Math.min(...lngs)), down(Math.min(...lats)), up(Math.max(...lngs)), up(Math.max(...lats))]
}

function contains([west, south, east, north]: BBox, inner: BBox): boolean {
  return west <= inner[0] && south <= inner[1] && east >= inner[2] && north >= inner[3]
}

function meets([west, south, east, north]: BBox, other: BBox): boolean {
  return west <= other[2] && south <= other[3] && east >= other[0] && north >= other[1]
}

import type { BadRows } from '../bad-file.ts'
import { BadFile } from '../bad-file.ts'
import { secondsOf } from './cells.ts'
import { recordsOf } from './feed-table.ts'
import type { Stops } from './feed-tables.ts'
import type { FeedZip } from './feed-zip.ts'
import type { Calls, PatternBook } from './pattern-book.ts'
import type { Trips } from './trips.ts'

const FILE = 'stop_times.txt'
/** Rows of trips that do not stand together are kept until all are read. */
const MOST_SCATTERED = 3_000_000

/** What became of the trips: the pattern of each by number (−1: none), and when it starts it. */
export interface Timed {
  pattern: Int32Array
  start: Int32Array
  broken: number
  rows: number
}

interface Call {
  line: number
  sequence: number
  stop: number | undefined
  arrival: number | null | undefined
  departure: number | null | undefined
  boarding: number
}

/** Asked for after each few hundred rows, so that what was found can be stored before more is read. */
type Pause = (rows: number) => Promise<void>

/**
 * Reads the calls of all trips, one trip after the other as they stand in the file, and forgets each once its pattern is
 * known. Trips whose rows lie apart are gathered in a second reading.
 */
export async function readStopTimes(
  zip: FeedZip,
  { trips, stops, book, bad, pause }: { trips: Trips; stops: Stops; book: PatternBook; bad: BadRows; pause: Pause },
): Promise<Timed> {
  const count = trips.line.length
  const timed: Timed = {
    pattern: new Int32Array(count).fill(-1),
    start: new Int32Array(count),
    broken: 0,
    rows: 0,
  }
  const isDone = new Uint8Array(count)
  const scattered = new Map<number, Call[]>()
  let trip = -1
  let calls: Call[] = []
  const close = (closed: number, ofTrip: Call[]) => {
    const result = patternOf(book, closed, ofTrip)
    if (typeof result !== 'string') {
      timed.pattern[closed] = result.pattern
      timed.start[closed] = result.start
      return
    }
    timed.broken++
    bad.add(FILE, ofTrip[0]!.line, `${result}; the trip is left out`)
  }
  const take = (number: number, call: Call) => {
    if (number !== trip) {
      if (trip >= 0 && !isDone[trip]) close(trip, calls)
      if (trip >= 0) isDone[trip] = 1
      trip = number
      calls = []
    }
    if (!isDone[number]) calls.push(call)
    else if (!scattered.has(number)) {
      // A part of it was taken for the whole.
      if (timed.pattern[number] === -1) timed.broken--
      timed.pattern[number] = -1
      scattered.set(number, [])
    }
  }
  timed.rows = await readCalls(zip, { trips, stops, bad, pause, take })
  if (trip >= 0 && !isDone[trip]) close(trip, calls)
  if (timed.rows === 0) throw new BadFile(`${FILE}: expected the calls of at least one trip`)
  if (scattered.size > 0) await readScattered(zip, trips, stops, scattered, close)
  return timed
}

async function readScattered(
  zip: FeedZip,
  trips: Trips,
  stops: Stops,
  scattered: Map<number, Call[]>,
  close: (trip: number, calls: Call[]) => void,
): Promise<void> {
  let kept = 0
  const take = (trip: number, call: Call) => {
    const calls = scattered.get(trip)
    if (!calls) return
    calls.push(call)
    if (++kept > MOST_SCATTERED) throw new BadFile(`${FILE}: expected the rows of a trip to stand together`)
  }
  await readCalls(zip, { trips, stops, take })
  for (const [trip, calls] of scattered) close(trip, calls)
}

interface CallReading {
  trips: Trips
  stops: Stops
  bad?: BadRows
  pause?: Pause
  take: (trip: number, call: Call) => void
}

/** Hands over each call whose trip is known, as it stands in the file; answers the number of rows. */
async function readCalls(zip: FeedZip, { trips, stops, bad, pause, take }: CallReading): Promise<number> {
  const needed = ['trip_id', 'arrival_time', 'departure_time', 'stop_id', 'stop_sequence']
  let rows = 0
  let [tripId, trip] = ['', undefined as number | undefined]
  for await (const { columns, records } of recordsOf(zip, FILE, needed)) {
    const [tripAt, arrivalAt, departureAt, stopAt, sequenceAt] = needed.map((name) => columns.get(name)!)
    const pickupAt = columns.get('pickup_type') ?? -1
    const dropAt = columns.get('drop_off_type') ?? -1
    for (const { line, cells } of records) {
      const id = cells[tripAt!] ?? ''
      if (id !== tripId || trip === undefined) [tripId, trip] = [id, trips.numbers.get(id.trim())]
      if (trip === undefined) {
        bad?.add(FILE, line, 'column trip_id: expected a trip that trips.txt has and that was not left out')
        continue
      }
      take(trip, {
        line,
        sequence: Number(cells[sequenceAt!]),
        stop: stops.numbers.get(cells[stopAt!]?.trim() ?? '')?.[0],
        arrival: secondsOf(cells[arrivalAt!] ?? ''),
        departure: secondsOf(cells[departureAt!] ?? ''),
        boarding: (isOnRequest(cells[pickupAt]) ? 0 : 1) | (isOnRequest(cells[dropAt]) ? 0 : 2),
      })
    }
    rows += records.length
    await pause?.(rows)
  }
  return rows
}

/** Not at all (1) or by telephone (2): nobody is sent there. */
function isOnRequest(cell: string | undefined): boolean {
  return cell === '1' || cell === '2'
}

function patternOf(book: PatternBook, trip: number, calls: Call[]): { pattern: number; start: number } | string {
  const wrong = calls.find(({ stop, arrival, departure, sequence }) => {
    return stop === undefined || arrival === undefined || departure === undefined || !Number.isFinite(sequence)
  })
  if (wrong) {
    const time = wrong.arrival === undefined ? 'arrival_time' : 'departure_time'
    if (wrong.stop === undefined) return `line ${wrong.line} column stop_id: expected a stop of stops.txt in Japan`
    if (!Number.isFinite(wrong.sequence)) return `line ${wrong.line} column stop_sequence: expected a number`
    return `line ${wrong.line} column ${time}: expected a time such as 25:10:00`
  }
  calls.sort((a, b) => a.sequence - b.sequence)
  const columns: Calls = {
    stops: calls.map(({ stop }) => stop!),
    arrivals: calls.map(({ arrival }) => arrival!),
    departures: calls.map(({ departure }) => departure!),
    boarding: calls.map(({ boarding }) => boarding),
  }
  return book.add(trip, columns)
}

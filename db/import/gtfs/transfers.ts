import type { BadRows } from '../bad-file.ts'
import { rowsOf } from './feed-table.ts'
import type { Stops } from './feed-tables.ts'
import type { FeedZip } from './feed-zip.ts'

/** `transfers.txt` as the least seconds between two stops; a station's hold for all its stops. */
export async function readTransfers(zip: FeedZip, { numbers }: Stops, bad: BadRows) {
  const file = 'transfers.txt'
  const found = new Map<string, { from_stop: number; to_stop: number; seconds: number | null }>()
  for await (const row of rowsOf(zip, file, ['from_stop_id', 'to_stop_id', 'transfer_type'])) {
    const type = row.cell('transfer_type')
    // Staying seated and what holds for two lines alone says nothing of all who change here.
    if ((type !== '2' && type !== '3') || row.cell('from_route_id') || row.cell('from_trip_id')) continue
    const [from, to] = [numbers.get(row.cell('from_stop_id')), numbers.get(row.cell('to_stop_id'))]
    const seconds = type === '3' ? null : Number(row.cell('min_transfer_time'))
    const isTime = seconds === null || (Number.isInteger(seconds) && seconds >= 0 && seconds <= 24 * 3600)
    if (!from || !to) bad.add(file, row.line, 'columns from_stop_id, to_stop_id: expected two stops of stops.txt')
    else if (!isTime) bad.add(file, row.line, 'column min_transfer_time: expected seconds')
    else {
      for (const from_stop of from) {
        for (const to_stop of to) found.set(`${from_stop},${to_stop}`, { from_stop, to_stop, seconds })
      }
    }
  }
  return [...found.values()]
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipOf } from './write-zip.ts'

/** The tables of a feed by file name. */
export type FeedFiles = Record<string, string>

const rows = (...lines: string[]) => `${lines.join('\n')}\n`

/**
 * An invented operator, "Sample Bus": line 2 along a street of three stops near Kyoto, every hour from 8 to 20 and once
 * at 25:10 on weekdays, and at 10 o'clock on Sundays.
 */
export function sampleFeed(changes: Record<string, string | null> = {}): FeedFiles {
  const hours = Array.from({ length: 13 }, (_, index) => String(8 + index).padStart(2, '0'))
  const trip = (id: string, hour: string, minute: number) => {
    const at = (later: number) => `${hour}:${String(minute + later).padStart(2, '0')}:00`
    return [`${id},${at(0)},${at(0)},s1,1`, `${id},${at(9)},${at(10)},s2,2`, `${id},${at(20)},${at(20)},s3,3`]
  }
  const files: Record<string, string | null> = {
    'agency.txt': rows(
      'agency_id,agency_name,agency_url,agency_timezone,agency_lang',
      'a1,見本バス,https://bus.example,Asia/Tokyo,ja',
    ),
    'feed_info.txt': rows(
      'feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date',
      'Sample Bus,https://bus.example,ja,20261101,20270331',
    ),
    'stops.txt': rows(
      'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code',
      's1,見本駅前,35.0000,135.7600,0,,1',
      's2,見本公園,35.0300,135.7600,0,,',
      's3,見本山,35.0700,135.7600,0,,',
    ),
    'routes.txt': rows('route_id,agency_id,route_short_name,route_long_name,route_type', 'r2,a1,2,,3'),
    'calendar.txt': rows(
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date',
      'weekday,1,1,1,1,1,0,0,20261101,20270331',
      'sunday,0,0,0,0,0,0,1,20261101,20270331',
    ),
    // Monday 23 November is Labour Thanksgiving Day.
    'calendar_dates.txt': rows('service_id,date,exception_type', 'weekday,20261123,2', 'sunday,20261123,1'),
    'trips.txt': rows(
      'route_id,service_id,trip_id,trip_headsign',
      ...hours.map((hour) => `r2,weekday,w${hour},見本山`),
      'r2,weekday,night,見本山',
      'r2,sunday,sun,見本山',
    ),
    'stop_times.txt': rows(
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence',
      ...hours.flatMap((hour) => trip(`w${hour}`, hour, 12)),
      ...trip('night', '25', 10),
      ...trip('sun', '10', 0),
    ),
    'translations.txt': rows(
      'table_name,field_name,language,translation,record_id,field_value',
      'stops,stop_name,en,Sample Station,s1,',
      'stops,stop_name,en,Sample Mountain,,見本山',
      'trips,trip_headsign,en,Sample Mountain,,見本山',
      'routes,route_short_name,en,Sample Line 2,,2',
      'agency,agency_name,en,Sample Bus,,見本バス',
    ),
    ...changes,
  }
  return Object.fromEntries(Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== null))
}

export interface SampleLine {
  stops: { name: string; lat: number; lng: number }[]
  /** Minutes after midnight. */
  starts: number[]
  /** Minutes from each stop to the next. */
  ride: number
}

/** The same operator with lines of one's own: every day, in both directions at the same minutes. */
export function sampleLines(lines: readonly SampleLine[], changes: Record<string, string | null> = {}): FeedFiles {
  const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}:00`
  const stops = lines.flatMap((line, at) =>
    line.stops.map(({ name, lat, lng }, index) => `l${at}s${index},${name},${lat},${lng}`),
  )
  const trips = lines.flatMap(({ stops, starts, ride }, at) =>
    ['there', 'back'].flatMap((way) => {
      const order = [...stops.keys()]
      if (way === 'back') order.reverse()
      const towards = stops[order.at(-1)!]!.name
      return starts.map((start) => {
        const calls = order.map((stop, index) => [clock(start + ride * index), `l${at}s${stop}`, index])
        return { id: `l${at}${way}${start}`, line: `l${at}`, towards, calls }
      })
    }),
  )
  return sampleFeed({
    'stops.txt': rows('stop_id,stop_name,stop_lat,stop_lon', ...stops),
    'routes.txt': rows('route_id,route_short_name,route_type', ...lines.map((_, at) => `l${at},見本${at + 1},3`)),
    'calendar.txt': rows(
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date',
      'daily,1,1,1,1,1,1,1,20261101,20991231',
    ),
    'calendar_dates.txt': null,
    'feed_info.txt': rows('feed_publisher_name,feed_lang', 'Sample Bus,ja'),
    'translations.txt': rows(
      'table_name,field_name,language,translation,field_value',
      ...lines.map((_, at) => `routes,route_short_name,en,Sample Line ${at + 1},見本${at + 1}`),
    ),
    'trips.txt': rows(
      'route_id,service_id,trip_id,trip_headsign',
      ...trips.map(({ id, line, towards }) => `${line},daily,${id},${towards}`),
    ),
    'stop_times.txt': [
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence',
      ...trips.flatMap(({ id, calls }) => calls.map(([time, stop, index]) => `${id},${time},${time},${stop},${index}`)),
    ].join('\n'),
    ...changes,
  })
}

/** The feed as the bytes of a zip. */
export function zippedFeed(files: FeedFiles): Buffer {
  return zipOf(Object.entries(files).map(([name, text]) => ({ name, data: Buffer.from(text, 'utf8') })))
}

/** Writes it where a command finds it; what is written goes when the process ends. */
export function writeFeed(bytes: Buffer, name = 'feed.zip'): string {
  const folder = mkdtempSync(join(tmpdir(), 'meguri-feed-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

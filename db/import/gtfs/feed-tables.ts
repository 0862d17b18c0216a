import type { LineKind } from '#app/domain/planner/travel/timetable/timetable-data.ts'
import { isInJapan } from '#app/domain/values/geo.ts'
import { BadFile, type BadRows } from '../bad-file.ts'
import { dayOf, nameOf } from './cells.ts'
import { rowsOf } from './feed-table.ts'
import type { FeedZip } from './feed-zip.ts'
import { type TranslatedName, Translations } from './translations.ts'

export interface FeedFacts {
  publisher: string | null
  language: string
  startsOn: string | null
  endsOn: string | null
}

export interface Agency {
  id: string
  name: TranslatedName
}

export interface Stop {
  number: number
  name: TranslatedName
  platform: string | null
  lat: number
  lng: number
}

export interface Line {
  number: number
  name: TranslatedName
  kind: LineKind
  operator: TranslatedName
}

const ZONE = 'Asia/Tokyo'

/** What the feed says of itself; a feed without `feed_info.txt` says nothing. */
export async function readFacts(zip: FeedZip): Promise<FeedFacts> {
  for await (const row of rowsOf(zip, 'feed_info.txt', [])) {
    return {
      publisher: nameOf(row.cell('feed_publisher_name')) || null,
      language: row.cell('feed_lang') || 'ja',
      startsOn: dayOf('feed_info.txt', row, 'feed_start_date'),
      endsOn: dayOf('feed_info.txt', row, 'feed_end_date'),
    }
  }
  return { publisher: null, language: 'ja', startsOn: null, endsOn: null }
}

export async function readTranslations(zip: FeedZip, language: string): Promise<Translations> {
  const translations = new Translations(language)
  for await (const row of rowsOf(zip, 'translations.txt', ['translation'])) translations.add(row)
  return translations
}

/** The operators. Their clock has to be Japan's: a feed of another zone is of another country. */
export async function readAgencies(zip: FeedZip, translations: Translations): Promise<Agency[]> {
  const agencies: Agency[] = []
  const file = 'agency.txt'
  for await (const row of rowsOf(zip, file, ['agency_name', 'agency_timezone'])) {
    const zone = row.cell('agency_timezone')
    if (zone !== ZONE) throw new BadFile(`${file}:${row.line} column agency_timezone: expected ${ZONE}, found ${zone}`)
    const id = row.cell('agency_id')
    agencies.push({ id, name: translations.name('agency.agency_name', id, nameOf(row.cell('agency_name'))) })
  }
  if (agencies.length === 0) throw new BadFile(`${file}: expected at least one operator`)
  return agencies
}

export interface Stops {
  list: Stop[]
  /** Numbers by the feed's id: of a stop its own, of a station those of all its stops. */
  numbers: Map<string, number[]>
}

/** Where vehicles stop. A platform without a name or place of its own has its station's. */
export async function readStops(zip: FeedZip, translations: Translations, bad: BadRows): Promise<Stops> {
  const file = 'stops.txt'
  const raw = new Map<
    string,
    {
      line: number
      id: string
      name: string
      parent: string
      platform: string
      point: [string, string]
      isStop: boolean
    }
  >()
  for await (const row of rowsOf(zip, file, ['stop_id', 'stop_name', 'stop_lat', 'stop_lon'])) {
    const id = row.cell('stop_id')
    const name = nameOf(row.cell('stop_name'))
    if (name.includes('\ufffd')) throw new BadFile(`${file}:${row.line} column stop_name: expected text in UTF-8`)
    const [parent, platform] = [row.cell('parent_station'), nameOf(row.cell('platform_code')).slice(0, 20)]
    const point: [string, string] = [row.cell('stop_lat'), row.cell('stop_lon')]
    const isStop = row.cell('location_type') === '' || row.cell('location_type') === '0'
    raw.set(id, { line: row.line, id, name, parent, platform, point, isStop })
  }
  const list: Stop[] = []
  const numbers = new Map<string, number[]>()
  for (const stop of raw.values()) {
    if (!stop.isStop) continue
    const station = raw.get(stop.parent)
    const named = stop.name === '' && station ? station : stop
    const [latText, lngText] = stop.point.every((text) => text !== '') ? stop.point : (station?.point ?? stop.point)
    const [lat, lng] = [Number(latText || Number.NaN), Number(lngText || Number.NaN)]
    if (!isInJapan({ lat, lng })) {
      bad.add(file, stop.line, `column ${stop.point[0] === '' ? 'stop_lat' : 'stop_lon'}: expected a point in Japan`)
      continue
    }
    const number = list.length
    const name = translations.name('stops.stop_name', named.id, named.name || stop.id)
    list.push({ number, name, platform: stop.platform || null, lat, lng })
    numbers.set(stop.id, [number])
    if (station) numbers.set(station.id, [...(numbers.get(station.id) ?? []), number])
  }
  if (list.length === 0) throw new BadFile(`${file}: expected at least one stop in Japan`)
  return { list, numbers }
}

/** The lines by the feed's id, each with its operator. */
export async function readLines(
  zip: FeedZip,
  translations: Translations,
  agencies: readonly Agency[],
  bad: BadRows,
): Promise<Map<string, Line>> {
  const file = 'routes.txt'
  const operators = new Map(agencies.map(({ id, name }) => [id, name]))
  const lines = new Map<string, Line>()
  for await (const row of rowsOf(zip, file, ['route_id', 'route_type'])) {
    const id = row.cell('route_id')
    const kind = kindOf(Number(row.cell('route_type') || Number.NaN))
    const operator = operators.get(row.cell('agency_id')) ?? (agencies.length === 1 ? agencies[0]!.name : undefined)
    if (!kind) bad.add(file, row.line, 'column route_type: expected a kind of the standard')
    else if (!operator) bad.add(file, row.line, 'column agency_id: expected an operator of agency.txt')
    else {
      const parts = ['route_short_name', 'route_long_name'].map((field) =>
        translations.name(`routes.${field}`, id, nameOf(row.cell(field))),
      )
      lines.set(id, { number: lines.size, name: joined(parts), kind, operator })
    }
  }
  if (lines.size === 0) throw new BadFile(`${file}: expected at least one line`)
  return lines
}

/** `5` and `北区線` are one name; a long name that begins with the short one says both. */
function joined([short, long]: TranslatedName[]): TranslatedName {
  const join = (a: string, b: string) => (b.startsWith(a) ? b : [a, b].filter(Boolean).join(' '))
  const [first, second] = [short!, long!]
  const hasEnglish = [first, second].every(({ ja, en }) => en !== null || !/[^\x20-\x7e]/.test(ja))
  const ja = join(first.ja, second.ja)
  return { ja, en: hasEnglish && ja ? join(first.en ?? first.ja, second.en ?? second.ja) : null, reading: null }
}

/** The standard's kinds and the extended ones; everything on rails or a cable is a train to who waits for it. */
function kindOf(type: number): LineKind | undefined {
  if ([0, 1, 2, 5, 6, 7, 12].includes(type) || (type >= 100 && type < 200)) return 'rail'
  if ((type >= 400 && type < 500) || (type >= 900 && type < 1000) || (type >= 1300 && type < 1500)) return 'rail'
  if ([3, 11].includes(type) || (type >= 200 && type < 300) || (type >= 700 && type < 900)) return 'bus'
  if (type === 4 || (type >= 1000 && type < 1300)) return 'boat'
  return undefined
}

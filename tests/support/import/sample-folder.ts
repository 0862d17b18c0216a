import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { projectRoot } from '#db/project-root.ts'
import { zipOf } from '../gtfs/write-zip.ts'

interface Landmark {
  id: string
  kind: string
  name_ja: string
  name_en: string
  name_reading: string
  lat: string
  lng: string
  opening_hours: string
}

/**
 * A board's folder: seven files as its desk has them, in seven formats. Every record is a sample and says so; its place is
 * that of a landmark in Kyoto of our own data, and what is wrong with some of them is what goes wrong in such files.
 */
export function sampleFolder(): Record<string, Buffer> {
  const all: Landmark[] = parse(readFileSync(join(projectRoot(), 'geo-data/landmarks/places.csv')), { columns: true })
  const kyoto = all.filter((each) => 'prefecture_code' in each && each.prefecture_code === '26')
  const part = (at: number) => kyoto.slice(at * 5, at * 5 + 5)
  return {
    '見本_施設一覧.csv': shiftJis(facilities(part(0))),
    '見本_おすすめ.geojson': Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: part(1).map(feature) })),
    '見本_マイマップ.kmz': zipOf([{ name: 'doc.kml', data: Buffer.from(kml(part(2))) }]),
    '見本_散策.gpx': Buffer.from(gpx(part(3))),
    '見本_飲食店.json': Buffer.from(JSON.stringify({ version: 0.6, elements: part(4).map(element) })),
    '見本_舞台.json': Buffer.from(JSON.stringify({ id: 1, title: '見本の作品', litePoints: part(5).map(scene) })),
    '見本_停留所.txt': Buffer.from(stops(part(6))),
  }
}

const sampleName = ({ name_ja }: Landmark) => `見本 ${name_ja}`

/** With digits in full width, degrees and minutes, a swapped pair, a school, a pin out at sea, a formula, an empty line. */
function facilities(five: Landmark[]): string {
  const [a, b, c, d, e] = five as [Landmark, Landmark, Landmark, Landmark, Landmark]
  const row = (no: number, { name_en, name_reading, kind }: Landmark, name: string, lat: string, lng: string) =>
    [`K-${no}`, name, name_en, name_reading, kind, lat, lng, '京都府', `"見本,${no}号"`].join(',')
  const lines = [
    '管理番号,名称,英語名,ふりがな,種別,緯度,経度,都道府県,備考',
    row(1, a, sampleName(a), fullWidth(a.lat), fullWidth(a.lng)),
    row(2, b, sampleName(b), minutes(b.lat, '北緯'), minutes(b.lng, '東経')),
    row(3, c, sampleName(c), c.lng, c.lat),
    row(4, d, '見本小学校', d.lat, d.lng),
    row(5, e, sampleName(e), e.lat, e.lng),
    row(6, e, '見本 沖の岩', '34.2', '137.6'),
    row(7, e, '見本 東京タワー', '35.6586', '139.7454'),
    row(8, e, "=cmd|'/C calc'!A0", e.lat, e.lng),
    '',
    row(9, e, '', e.lat, e.lng),
    row(10, e, '見本 未入力', '0', '0'),
  ]
  return `${lines.join('\r\n')}\r\n`
}

function feature(landmark: Landmark) {
  const properties = {
    id: `s-${landmark.id}`,
    名称: sampleName(landmark),
    英語名: landmark.name_en,
    種別: landmark.kind,
    営業時間: landmark.opening_hours,
    'name:ko': '견본',
    'name:zh-Hant': '樣本',
  }
  const coordinates = [Number(landmark.lng), Number(landmark.lat)]
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates } }
}

function kml(five: Landmark[]): string {
  const marks = five.map(
    (each) =>
      `<Placemark><name>${sampleName(each)}</name><description><![CDATA[<img src="x"/>見本です]]></description><Point><coordinates>${each.lng},${each.lat},0</coordinates></Point></Placemark>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>見本</name><Folder><name>神社仏閣</name>${marks.join('')}</Folder></Document></kml>`
}

function gpx(five: Landmark[]): string {
  const points = five.map(
    (each) =>
      `<wpt lat="${each.lat}" lon="${each.lng}"><name>${sampleName(each)}</name><type>${each.kind}</type></wpt>`,
  )
  return `<?xml version="1.0"?><gpx version="1.1" creator="sample" xmlns="http://www.topografix.com/GPX/1/1">${points.join('')}</gpx>`
}

function element(landmark: Landmark, index: number) {
  const tags = {
    name: `${sampleName(landmark)} 食堂`,
    'name:en': `Sample diner ${index + 1}`,
    'name:ko': `견본 식당 ${index + 1}`,
    'name:zh': `样本食堂${index + 1}`,
    amenity: 'restaurant',
    cuisine: 'soba',
    'diet:vegan': index % 2 === 0 ? 'yes' : 'no',
    opening_hours: index === 4 ? 'when we feel like it' : 'Tu-Su 11:00-20:00',
  }
  return { type: 'node', id: 9_000_001 + index, lat: Number(landmark.lat), lon: Number(landmark.lng), tags }
}

function scene(landmark: Landmark, index: number) {
  return {
    id: `s${index}`,
    name: sampleName(landmark),
    geo: [Number(landmark.lat), Number(landmark.lng)],
    ep: 1,
    s: 60,
  }
}

function stops(five: Landmark[]): string {
  const rows = five.map((each, index) => `S${index + 1},${sampleName(each)}前,${each.lat},${each.lng}`)
  return `stop_id,stop_name,stop_lat,stop_lon\n${rows.join('\n')}\n`
}

function fullWidth(digits: string): string {
  return digits.replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
}

function minutes(degrees: string, word: string): string {
  const whole = Math.floor(Number(degrees))
  const left = (Number(degrees) - whole) * 60
  const minute = Math.floor(left)
  return `${word}${whole}度${minute}分${((left - minute) * 60).toFixed(1)}秒`
}

let table: Map<string, Buffer> | undefined

/** What Excel in Japan writes: no encoder comes with Node, so the decoder is asked for every pair of bytes. */
function shiftJis(text: string): Buffer {
  table ??= shiftJisTable()
  return Buffer.concat([...text].map((sign) => table!.get(sign) ?? Buffer.from(sign, 'ascii')))
}

function shiftJisTable(): Map<string, Buffer> {
  const decoder = new TextDecoder('shift_jis')
  const signs = new Map<string, Buffer>()
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const bytes = Buffer.from([lead, trail])
      const sign = decoder.decode(bytes)
      if (sign.length === 1 && sign !== '\ufffd' && !signs.has(sign)) signs.set(sign, bytes)
    }
  }
  return signs
}

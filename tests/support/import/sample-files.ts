import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** The same two fictional places in each format that is read: a bridge and a diner in Uji. */
export const SAMPLE = {
  csv: 'id,名称,英語名,種別,緯度,経度,営業時間\r\n1,見本の橋,Sample Bridge,橋,34.8905,135.8065,24/7\r\n2,見本食堂,Sample Diner,飲食店,34.8911,135.8071,Mo-Fr 11:00-20:00\r\n',
  geojson: JSON.stringify({
    type: 'FeatureCollection',
    features: [
      feature(1, { name: '見本の橋', 'name:en': 'Sample Bridge', kind: 'bridge' }, [135.8065, 34.8905]),
      feature(2, { name: '見本食堂', 'name:en': 'Sample Diner', amenity: 'restaurant' }, [135.8071, 34.8911]),
    ],
  }),
  kml: `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>見本</name>
<Folder><name>橋</name><Placemark><name>見本の橋</name><description><![CDATA[<img src="x"> 見本]]></description>
<ExtendedData><Data name="英語名"><value>Sample Bridge</value></Data></ExtendedData>
<Point><coordinates>135.8065,34.8905,0</coordinates></Point></Placemark></Folder>
<Folder><name>グルメ</name><Placemark><name>見本食堂</name><Point><coordinates>
 135.8071,34.8911,0 </coordinates></Point></Placemark></Folder></Document></kml>`,
  gpx: `<?xml version="1.0"?><gpx version="1.1" creator="sample" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="34.8905" lon="135.8065"><name>見本の橋</name><type>bridge</type></wpt>
<wpt lat="34.8911" lon="135.8071"><name>見本食堂</name><desc>見本</desc><type>restaurant</type></wpt>
<trk><name>道</name></trk></gpx>`,
  overpass: JSON.stringify({
    version: 0.6,
    osm3s: { copyright: 'sample' },
    elements: [
      { type: 'way', id: 1, center: { lat: 34.8905, lon: 135.8065 }, tags: { name: '見本の橋', man_made: 'bridge' } },
      { type: 'node', id: 9, lat: 34.89, lon: 135.8 },
      {
        type: 'node',
        id: 2,
        lat: 34.8911,
        lon: 135.8071,
        tags: { name: '見本食堂', amenity: 'restaurant', 'diet:vegan': 'yes', opening_hours: 'Mo-Fr 11:00-20:00' },
      },
    ],
  }),
  anitabi: JSON.stringify({
    id: 1,
    title: '見本の作品',
    litePoints: [
      { id: 'a1', name: '見本の橋', geo: [34.8905, 135.8065], ep: 1, s: 10 },
      { id: 'a2', name: '見本食堂', geo: [34.8911, 135.8071], ep: 2, s: 20 },
    ],
  }),
  stops: 'stop_id,stop_name,stop_lat,stop_lon\n1,見本の橋,34.8905,135.8065\n2,見本食堂,34.8911,135.8071\n',
}

function feature(id: number, properties: Record<string, string>, coordinates: [number, number]) {
  return { type: 'Feature', id, properties, geometry: { type: 'Point', coordinates } }
}

const folder = mkdtempSync(join(tmpdir(), 'meguri-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let count = 0

/** A file with this in it, gone after the tests. */
export function fileOf(content: string | Buffer, name = 'sample.csv'): string {
  const path = join(folder, `${++count}-${name}`)
  writeFileSync(path, content)
  return path
}

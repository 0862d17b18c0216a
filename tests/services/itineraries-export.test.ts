import { XMLParser, XMLValidator } from 'fast-xml-parser'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { EXPORT_FORMATS, exportItinerary } from '#app/services/itineraries/export/export-itinerary.ts'
import { nastyPlan } from './itineraries-sample-plan.ts'

const write = (format: (typeof EXPORT_FORMATS)[number], language: 'en' | 'ja' = 'en', plan = nastyPlan()) => {
  const translate = translateFor(language)
  return exportItinerary(format, {
    id: 'abc',
    version: 3,
    plan,
    url: 'http://127.0.0.1:3000/en/itineraries/abc?a=1&b=2',
    language,
    translate: (key, values) => String(translate(`api:${key}` as never, values as never)),
    updatedAt: 1_795_000_000,
  })
}
/** The plan with one name everywhere. */
const planNamed = (name: string) => {
  const plan = nastyPlan()
  const names = { ja: name, en: null, reading: null }
  for (const day of plan.days) {
    for (const named of [day.from, day.to, ...day.stops]) named.names = names
  }
  return plan
}
const parseXml = (text: string) =>
  new XMLParser({ ignoreAttributes: false, isArray: (name) => ['wpt', 'Folder', 'Placemark'].includes(name) }).parse(
    text,
  )

describe('a plan as a calendar', () => {
  const calendar = new ICAL.Component(ICAL.parse(write('ics')))
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))

  it('has an event a stop, at the instant of the hour in Japan', () => {
    expect(events.map((event) => event.startDate.toJSDate().toISOString())).toEqual([
      '2026-12-01T00:10:00.000Z',
      '2026-12-01T14:50:00.000Z',
    ])
  })

  it('tells them on the clock of Japan, in any zone of the machine', () => {
    const zone = process.env.TZ
    process.env.TZ = 'America/New_York'
    const text = write('ics')
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
    expect(text).toContain('DTSTART;TZID=Asia/Tokyo:20261201T091000\r\n')
    expect(text).toContain('DTEND;TZID=Asia/Tokyo:20261202T010000\r\n')
    expect(text).toContain('TZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\n')
    expect(text).toMatch(/DTSTAMP:\d{8}T\d{6}Z\r\n/)
  })

  it('rings no alarm', () => {
    expect(events.flatMap(({ component }) => component.getAllSubcomponents('valarm'))).toEqual([])
  })

  it('tells a stop past midnight on the next day', () => {
    expect(events[1]!.endDate.toJSDate().toISOString()).toBe('2026-12-01T16:00:00.000Z')
  })

  it('keeps a name that looks like a line of the file inside its event', () => {
    expect(events).toHaveLength(2)
    expect(events[0]!.summary).toContain('BEGIN:VEVENT')
    expect(
      write('ics')
        .split('\r\n')
        .filter((line) => line === 'BEGIN:VEVENT'),
    ).toHaveLength(2)
  })

  it('is updated by a later export: same names, higher sequence', () => {
    expect(events.map((event) => event.uid)).toEqual(['place:bridge@abc.meguri', 'place:bar@abc.meguri'])
    expect(events[0]!.sequence).toBe(3)
  })
})

describe('a plan as GPX and KML', () => {
  it('is well-formed whatever a name contains', () => {
    expect(XMLValidator.validate(write('gpx'))).toBe(true)
    expect(XMLValidator.validate(write('kml'))).toBe(true)
  })

  it('has its parts in the order of their schemas', () => {
    const gpx = childrenOf(write('gpx'), 'gpx')
    expect(namesOf(gpx)).toEqual(['metadata', 'wpt', 'wpt', 'trk', 'trk'])
    expect(gpx.map((each) => namesOf(each.children).join(' '))).toEqual([
      'name link time',
      'time name desc type',
      'time name desc type',
      'name trkseg trkseg trkseg',
      'name trkseg',
    ])
    const [document] = childrenOf(write('kml'), 'kml')
    expect(namesOf(document!.children)).toEqual(['name', 'description', 'Folder', 'Folder'])
    const placemarks = document!.children.flatMap(({ children }) => children).filter(({ name }) => name === 'Placemark')
    expect(new Set(placemarks.map((each) => namesOf(each.children).join(' ')))).toEqual(
      new Set(['name description Point', 'name LineString']),
    )
  })

  it('says day and hour with each stop, since map programs show no other', () => {
    expect(parseXml(write('gpx')).gpx.wpt[0].desc).toMatch(/^Tue,? 1 Dec · 09:10–09:40 · Scene of /)
    expect(parseXml(write('kml', 'ja')).kml.Document.Folder[0].Placemark[0].description).toMatch(
      /^12月1日\(火\) · 09:10–09:40\n/,
    )
  })

  it('GPX has a waypoint a stop and a track for the day that has ways', () => {
    const { gpx } = parseXml(write('gpx'))
    expect(gpx['@_version']).toBe('1.1')
    expect(gpx.wpt.map((each: Record<string, unknown>) => each['@_lat'])).toEqual(['34.891', '34.891'])
    expect(gpx.wpt[0].name).toContain('Uji <Bridge> & "friends"')
    expect(gpx.wpt[0].time).toBe('2026-12-01T00:10:00Z')
    expect(Object.keys(gpx).filter((key) => !key.startsWith('@'))).toEqual(['metadata', 'wpt', 'trk'])
  })

  it('KML has a folder a day, longitude first', () => {
    const { kml } = parseXml(write('kml'))
    expect(kml.Document.Folder).toHaveLength(2)
    expect(kml.Document.Folder[0].Placemark[0].Point.coordinates).toBe('135.81,34.891')
  })
})

describe.each([
  ['XML signs', `<b>&amp; "it's" ]]> <!-- -->`],
  ['commas, semicolons and backslashes', 'Tea, cake; and\\n more: yes'],
  ['letters outside the basic plane', '🍵 抹茶 𠮷野家'],
  ['right-to-left words', 'مقهى القطار (2)'],
  ['Japanese', '「響け！」の橋・北詰～南詰'],
  ['a very long name', '巡'.repeat(300)],
])('a name with %s', (_kind, name) => {
  it('comes out of every file as it went in', () => {
    const plan = planNamed(name)
    const calendar = new ICAL.Component(ICAL.parse(write('ics', 'en', plan)))
    expect(calendar.getAllSubcomponents('vevent').map((each) => each.getFirstPropertyValue('summary'))).toEqual([
      name,
      name,
    ])
    // The reader does not know this property as text, so its escapes are taken back here.
    expect(String(calendar.getFirstPropertyValue('name')).replaceAll(/\\([\\;,])/g, '$1')).toContain(name)
    expect(parseXml(write('gpx', 'en', plan)).gpx.wpt[1].name).toBe(name)
    expect(parseXml(write('kml', 'en', plan)).kml.Document.Folder[0].Placemark[1].name).toBe(name)
    expect(JSON.parse(write('geojson', 'en', plan)).features[0].properties.name).toBe(name)
    expect(write('txt', 'en', plan)).toContain(`09:10–09:40  ${name}\n`)
  })
})

it('a name with line ends, NUL and half a letter breaks no file', () => {
  const plan = planNamed('one\r\ntwo\u0000\ud800three')
  expect(XMLValidator.validate(write('gpx', 'en', plan))).toBe(true)
  expect(parseXml(write('kml', 'en', plan)).kml.Document.Folder[0].Placemark[0].name).toBe('one two three')
  expect(() => ICAL.parse(write('ics', 'en', plan))).not.toThrow()
})

describe('a plan as GeoJSON and text', () => {
  it('GeoJSON tells hours on the clock of Japan', () => {
    const { features } = JSON.parse(write('geojson'))
    const stops = features.filter((each: { properties: { kind: string } }) => each.properties.kind === 'stop')
    expect(stops[1].properties.leavesAt).toBe('2026-12-02T01:00:00+09:00')
    expect(stops[0].geometry.coordinates).toEqual([135.81, 34.891])
  })

  it('text has a line a stop and says what was left out', () => {
    const text = write('txt')
    expect(text).toContain('23:50–01:00  酒場]]>')
    expect(text).toContain('- Far place (遠い場所): too far away')
    expect(text).toContain('Tuesday, 1 December 2026')
    expect(text.split('\n').some((line) => line.startsWith('BEGIN:VEVENT'))).toBe(false)
  })

  it('speaks Japanese to Japanese readers', () => {
    const text = write('txt', 'ja')
    expect(text).toContain('2026年12月1日火曜日')
    expect(text).toContain('入らなかったもの')
  })

  it('leaves no key without its sentence', () => {
    for (const format of EXPORT_FORMATS) {
      for (const language of ['en', 'ja'] as const) expect(write(format, language)).not.toMatch(/export\./)
    }
  })
})

interface Element {
  name: string
  children: Element[]
}

/** The elements under the root, in the order of the file. */
function childrenOf(text: string, root: string): Element[] {
  type Node = Record<string, Node[]>
  const elements = (nodes: Node[]): Element[] =>
    nodes.flatMap((node) => {
      const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text' && key !== '?xml')
      return name ? [{ name, children: elements(node[name]!) }] : []
    })
  const parsed = new XMLParser({ preserveOrder: true }).parse(text) as Node[]
  return elements(parsed).find(({ name }) => name === root)!.children
}

function namesOf(elements: Element[]): string[] {
  return elements.map(({ name }) => name)
}

describe('a crowd that is recorded for an hour', () => {
  const crowded = (isConfirmed: boolean) => {
    const plan = nastyPlan()
    plan.days[0]!.stops[0]!.comfort = { level: 'pressed', from: 540, to: 660, isConfirmed }
    return plan
  }

  it.each([['ics'], ['gpx'], ['kml'], ['txt']] as const)('is told in .%s, and that nobody confirmed it', (format) => {
    const told = (isConfirmed: boolean) => write(format, 'en', crowded(isConfirmed)).replaceAll('\r\n ', '')
    expect(told(true)).toContain('Usually crowded 09:00–11:00')
    expect(told(true)).not.toContain('not yet confirmed')
    expect(told(false)).toMatch(/Usually crowded 09:00–11:00 \(widely known\\?, not yet confirmed\)/)
  })

  it('is a property of the stop in GeoJSON, null where nothing is recorded', () => {
    const { features } = JSON.parse(write('geojson', 'en', crowded(true)))
    const stops = features.filter(({ properties }: { properties: { kind: string } }) => properties.kind === 'stop')
    expect(stops.map(({ properties }: { properties: { comfort: string | null } }) => properties.comfort)).toEqual([
      'pressed',
      null,
    ])
  })
})

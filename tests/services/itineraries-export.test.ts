import { XMLParser, XMLValidator } from 'fast-xml-parser'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { EXPORT_FORMATS, exportItinerary } from '#app/services/itineraries/export/export-itinerary.ts'
import { nastyPlan } from './itineraries-sample-plan.ts'

const write = (format: (typeof EXPORT_FORMATS)[number], language: 'en' | 'ja' = 'en') => {
  const translate = translateFor(language)
  return exportItinerary(format, {
    id: 'abc',
    version: 3,
    plan: nastyPlan(),
    url: 'http://127.0.0.1:3000/en/itineraries/abc?a=1&b=2',
    language,
    translate: (key, values) => String(translate(`api:${key}` as never, values as never)),
    updatedAt: 1_795_000_000,
  })
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
    expect(text).toContain('Tuesday, December 1, 2026')
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

import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { isHoliday } from './holidays.ts'
import { isReadableNotation, openWindows } from './opening-hours.ts'

const UJI = { lat: 34.89, lng: 135.8 }
const on = (notation: string | null, date: string) => openWindows(notation, date, UJI)
const known = (...windows: [number, number][]) => ({ certainty: 'known', windows })

describe('opening hours of a day', () => {
  it('a shop that closes at noon has two windows', () => {
    expect(on('Mo-Fr 09:00-12:00,13:00-17:00', '2026-11-24')).toEqual(known([540, 720], [780, 1020]))
  })

  it('the weekly closing day has none and is known', () => {
    expect(on('Th-Tu 11:00-14:00', '2026-11-25')).toEqual(known())
    expect(on('Th-Tu 11:00-14:00', '2026-11-26')).toEqual(known([660, 840]))
  })

  it('a bar that closes at two is open until minute 1560, and its rest shows the next morning', () => {
    expect(on('Fr 18:00-02:00', '2026-11-27')).toEqual(known([1080, 1560]))
    expect(on('Fr 18:00-02:00', '2026-11-28')).toEqual(known([0, 120]))
  })

  it('open around the clock ends with the day', () => {
    expect(on('24/7', '2026-11-24')).toEqual(known([0, 1440]))
  })

  it('closed on public holidays is closed on the holiday alone', () => {
    expect(on('09:00-17:00; PH off', '2026-11-23')).toEqual(known())
    expect(on('09:00-17:00; PH off', '2026-11-24')).toEqual(known([540, 1020]))
  })

  it('open on a holiday that falls on the closing day', () => {
    expect(on('Tu-Su,PH 10:00-16:00', '2026-11-23')).toEqual(known([600, 960]))
    expect(on('Tu-Su,PH 10:00-16:00', '2026-11-30')).toEqual(known())
  })

  it("knows the citizens' holiday of 2026 that the library misses", () => {
    expect(on('09:00-17:00; PH off', '2026-09-22')).toEqual(known())
    expect(on('PH,Sa-Su 09:00-17:00', '2026-09-22')).toEqual(known([540, 1020]))
  })

  it('agrees with the list of holidays on every other day of 2026 and 2027', () => {
    for (let time = Date.UTC(2026, 0, 1); time < Date.UTC(2028, 0, 1); time += 86_400_000) {
      const date = new Date(time).toISOString().slice(0, 10)
      const windows = isHoliday(date) ? [[540, 1020]] : []
      expect(on('PH 09:00-17:00', date), date).toEqual({ certainty: 'known', windows })
    }
  })

  it('a season ends on its last day', () => {
    expect(on('Mar 15-Nov 30 10:00-16:00', '2026-11-30')).toEqual(known([600, 960]))
    expect(on('Mar 15-Nov 30 10:00-16:00', '2026-12-01')).toEqual(known())
  })

  it('what nobody recorded, nobody can read, or is open-ended stays unknown', () => {
    const unknown = { certainty: 'unknown', windows: [] }
    expect(on(null, '2026-11-24')).toEqual(unknown)
    expect(on('', '2026-11-24')).toEqual(unknown)
    expect(on('whenever we like', '2026-11-24')).toEqual(unknown)
    expect(on('10:00+', '2026-11-24')).toEqual(unknown)
    expect(on('unknown "ask"', '2026-11-24')).toEqual(unknown)
  })

  it("sunrise and sunset are Japan's own", () => {
    const [window] = on('sunrise-sunset', '2026-11-24').windows
    expect(window![0]).toBeGreaterThan(390)
    expect(window![0]).toBeLessThan(410)
    expect(window![1]).toBeGreaterThan(995)
    expect(window![1]).toBeLessThan(1015)
    expect(on('09:00-(sunset-00:30)', '2026-11-24').windows).toEqual([[540, window![1] - 30]])
  })

  it('tells a notation that can be read from one that can not', () => {
    expect(isReadableNotation('Mo-Fr 09:00-17:00; PH off')).toBe(true)
    expect(isReadableNotation('sunrise-sunset')).toBe(true)
    expect(isReadableNotation('every day but when it rains')).toBe(false)
  })

  it("does not depend on the machine's time zone, even on the days its clocks change", () => {
    const zones = ['Asia/Tokyo', 'America/New_York', 'Pacific/Apia', 'Pacific/Kiritimati', 'UTC']
    const [tokyo, ...others] = zones.map(windowsInZone)
    for (const other of others) expect(other).toEqual(tokyo)
  })
})

/** A process of its own, because a zone is read once when a process starts. */
function windowsInZone(zone: string): unknown {
  const script = `
    import { openWindows } from '#app/domain/catalog/opening-hours.ts'
    const dates = ['2026-03-08', '2026-11-01', '2026-11-23', '2026-09-22', '2026-12-31']
    const notations = ['24/7', 'Mo-Fr 09:00-12:00,13:00-17:00; PH off', 'Fr-Su 18:00-01:30', 'sunrise-sunset', 'PH 00:30-23:30', '00:00-05:00']
    console.log(JSON.stringify(dates.flatMap((date) => notations.map((text) => openWindows(text, date, { lat: 34.89, lng: 135.8 })))))`
  const output = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  })
  return JSON.parse(output)
}

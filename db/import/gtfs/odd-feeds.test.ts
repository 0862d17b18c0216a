import { describe, expect, it } from 'vitest'
import { instantOf } from '#app/domain/values/time.ts'
import { sampleFeed, writeFeed, zippedFeed } from '#tests/support/gtfs/sample-feed.ts'
import { zipOf } from '#tests/support/gtfs/write-zip.ts'
import { importGtfs } from './import-gtfs.ts'

const NOW = instantOf('2026-11-20T09:00')

const read = (path: string) =>
  importGtfs(path, { db: null, name: null, licence: null, sourceUrl: null, now: NOW, newId: () => '', log: () => {} })
const load = (bytes: Buffer) => read(writeFeed(bytes))
const loadFeed = (changes: Record<string, string | null> = {}) => load(zippedFeed(sampleFeed(changes)))

describe('a feed that is read and not stored', () => {
  it('is counted', async () => {
    expect(await loadFeed()).toMatchObject({ trips: 15, stopTimes: 45, patterns: 1 })
  })

  it('may begin with a byte order mark, end its lines as Windows does, and quote its cells', async () => {
    const files = sampleFeed()
    const odd = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, `\ufeff${text.replaceAll('\n', '\r\n')}`]),
    )
    odd['stops.txt'] = odd['stops.txt']!.replace('見本駅前', '"見本, ""駅""前"')
    expect(await load(zippedFeed(odd))).toMatchObject({ trips: 15, stopTimes: 45, stops: 3 })
  })

  it('may lie in a folder of its zip', async () => {
    const inFolder = Object.fromEntries(Object.entries(sampleFeed()).map(([name, text]) => [`feed/${name}`, text]))
    expect(await load(zippedFeed(inFolder))).toMatchObject({ trips: 15 })
  })

  it('may lack all that the standard leaves to it', async () => {
    const done = await loadFeed({ 'feed_info.txt': null, 'translations.txt': null, 'calendar.txt': null })
    // One exception is left, and with it one service that runs.
    expect(done).toMatchObject({ name: '見本バス', validFrom: '2026-11-23', validUntil: '2026-11-23' })
  })

  it('leaves out the trip that calls at an unknown stop, and says where', async () => {
    const { 'stop_times.txt': times } = sampleFeed()
    const done = await loadFeed({
      'stop_times.txt': times!.replace('10:00:00,10:00:00,s1', '10:00:00,10:00:00,s9'),
    })
    expect(done.trips).toBe(14)
    expect(done.bad.lines()).toEqual([
      'stop_times.txt: 1 left out',
      '  stop_times.txt:44 line 44 column stop_id: expected a stop of stops.txt in Japan; the trip is left out',
    ])
  })

  it('tells of the first ten bad rows and counts the rest', async () => {
    const { 'stop_times.txt': times } = sampleFeed()
    const strangers = Array.from({ length: 25 }, () => 'nobody,10:00:00,10:00:00,s1,1\n').join('')
    const { bad } = await loadFeed({ 'stop_times.txt': times + strangers })
    expect(bad.lines()).toHaveLength(11)
    expect(bad.lines()[0]).toBe('stop_times.txt: 25 left out, of these the first 10')
  })

  it.each([
    [
      'another zone',
      { 'agency.txt': 'agency_name,agency_timezone\nX,Europe/Berlin\n' },
      /^agency.txt:2 column agency_timezone: expected Asia\/Tokyo, found Europe\/Berlin$/,
    ],
    ['no stop times', { 'stop_times.txt': null }, /the zip has no stop_times.txt/],
    ['no days', { 'calendar.txt': null, 'calendar_dates.txt': null }, /neither calendar.txt nor calendar_dates.txt/],
    ['a column too few', { 'trips.txt': 'route_id,service_id\nr2,weekday\n' }, /^trips.txt:1 column trip_id: expected/],
    [
      'a day that is none',
      { 'calendar_dates.txt': 'service_id,date,exception_type\nweekday,20261131,1\n' },
      /^calendar_dates.txt:2 column date: expected a day/,
    ],
    ['an open quote', { 'routes.txt': 'route_id,route_type\n"r2,3\n' }, /^routes.txt:\d+: expected a table/],
    ['an empty table', { 'routes.txt': '' }, /^routes.txt: expected a first line/],
  ])('is refused with %s', async (_, changes, message) => {
    await expect(loadFeed(changes)).rejects.toThrow(message)
  })

  it('is refused where it is no zip, or none that can be unpacked', async () => {
    await expect(load(Buffer.from('<html>'))).rejects.toThrow(/expected a zip file/)
    await expect(read('/nowhere.zip')).rejects.toThrow('/nowhere.zip: no such file')
    const whole = zippedFeed(sampleFeed())
    const hurt = Buffer.from(whole)
    hurt.fill(255, 60, 160)
    await expect(load(hurt)).rejects.toThrow(/^feed_info.txt: can't be unpacked/)
  })

  it('is refused where a table would fill the disk, whatever it says of its size', async () => {
    const files = Object.entries(sampleFeed()).map(([name, text]) => ({ name, data: Buffer.from(text) }))
    const zeros = Buffer.alloc(64 * 1024 ** 2)
    const bomb = (statedSize?: number) =>
      zipOf([
        ...files.filter(({ name }) => name !== 'stops.txt'),
        { name: 'stops.txt', data: zeros, ...(statedSize && { statedSize }) },
      ])
    await expect(load(bomb())).rejects.toThrow(/^stops.txt: 67108864 bytes unpacked from \d+ are more/)
    await expect(load(bomb(1000))).rejects.toThrow(/^stops.txt/)
  })

  it('is refused where a name leads out of its folder', async () => {
    const parts = [{ name: '../stops.txt', data: Buffer.from('x') }]
    await expect(load(zipOf(parts))).rejects.toThrow(/the zip is damaged/)
  })
})

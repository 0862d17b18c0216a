import { expect, it } from 'vitest'
import { instantOf } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import * as timetables from '#db/repositories/timetables.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { sampleFeed, writeFeed, zippedFeed } from '#tests/support/gtfs/sample-feed.ts'
import { importGtfs } from './import-gtfs.ts'

const NOW = instantOf('2026-11-20T09:00')
const JAPAN: [number, number, number, number] = [122, 20, 154, 46]
let count = 0

function load(db: Database, bytes: Buffer, name: string | null = null) {
  const common = { newId: () => `feed${++count}`, log: () => {} }
  return importGtfs(writeFeed(bytes), { db, name, licence: 'CC BY 4.0', sourceUrl: null, now: NOW, ...common })
}

const loadFeed = (db: Database, changes: Record<string, string | null> = {}) =>
  load(db, zippedFeed(sampleFeed(changes)))

/** All that is stored of the one feed there is. */
async function stored(db: Database) {
  const [feed] = await timetables.findAllFeeds(db)
  const stops = await timetables.findAllStopsIn(db, feed!.id, JAPAN)
  const patterns = await timetables.findPatternsIn(db, feed!.id, JAPAN, { after: -1, limit: 100 })
  const runs = await timetables.findRuns(
    db,
    feed!.id,
    patterns.map(({ number }) => number),
  )
  const transfers = await timetables.findAllTransfers(db, feed!.id)
  return { feed: feed!, stops, patterns, runs, transfers, lines: await timetables.findAllLines(db, feed!.id) }
}

const hours = (...list: number[]) => list.map((hour) => hour * 3600)

describeOnBothEngines('a timetable', (makeDb) => {
  it('is stored as patterns with their starts, and named in both languages', async () => {
    const db = await makeDb()
    const done = await loadFeed(db)
    expect(done).toMatchObject({ name: 'Sample Bus', hasReplaced: false, trips: 15, stopTimes: 45, patterns: 1 })
    expect(done.bad.count).toBe(0)
    const { feed, stops, patterns, runs, lines } = await stored(db)
    expect(feed).toMatchObject({ name: 'Sample Bus', validFrom: '2026-11-01', validUntil: '2027-03-31' })
    expect(feed.bbox).toEqual([135.76, 35, 135.76, 35.07])
    expect(stops.map(({ names, platform }) => [names.ja, names.en, platform])).toEqual([
      ['見本駅前', 'Sample Station', '1'],
      ['見本公園', null, null],
      ['見本山', 'Sample Mountain', null],
    ])
    expect(lines).toMatchObject([
      { kind: 'bus', names: { ja: '2', en: 'Sample Line 2' }, operator: { ja: '見本バス' } },
    ])
    expect(patterns).toMatchObject([
      { stops: [0, 1, 2], arrivals: [0, 540, 1200], departures: [0, 600, 1200], boarding: '' },
    ])
    expect(patterns[0]!.towards).toMatchObject({ ja: '見本山', en: 'Sample Mountain' })
    const weekday = hours(8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20).map((start) => start + 720)
    expect(runs).toEqual([
      { pattern: 0, service: 0, starts: [...weekday, 25 * 3600 + 600] },
      { pattern: 0, service: 1, starts: hours(10) },
    ])
  })

  it('runs on the days of its calendar, and on holidays as the exceptions say', async () => {
    const db = await makeDb()
    await loadFeed(db)
    const { feed } = await stored(db)
    const on = async (date: string) => [...(await timetables.findServicesOn(db, feed.id, date))]
    expect(await Promise.all(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2027-04-01'].map(on))).toEqual([
      [0],
      [],
      [1],
      [1],
      [],
    ])
  })

  it('that is loaded again takes the place of the one of its name; another stays beside it', async () => {
    const db = await makeDb()
    await loadFeed(db)
    await load(db, zippedFeed(sampleFeed()), 'Other')
    const before = (await timetables.findAllFeeds(db)).find(({ name }) => name === 'Sample Bus')!
    const again = await loadFeed(db, { 'translations.txt': null })
    expect(again.hasReplaced).toBe(true)
    const feeds = await timetables.findAllFeeds(db)
    expect(feeds.map(({ name }) => name)).toEqual(['Other', 'Sample Bus'])
    expect(feeds[1]!.id).not.toBe(before.id)
    expect(await timetables.findAllStopsIn(db, before.id, JAPAN)).toEqual([])
    expect(await db.selectFrom('timetable_feeds').select('state').execute()).toHaveLength(2)
  })

  it('that is broken leaves the old one as it was, and nothing of itself', async () => {
    const db = await makeDb()
    await loadFeed(db)
    const before = await stored(db)
    const routes = 'route_id,service_id,trip_id\nr2,weekday,w08\nr9,weekday,w09\n'
    await expect(loadFeed(db, { 'trips.txt': routes })).rejects.toThrow(/^1 trips can't be used/)
    expect(await stored(db)).toEqual(before)
    const rows = await db.selectFrom('timetable_stops').select('feed_id').distinct().execute()
    expect(rows.map(({ feed_id }) => feed_id)).toEqual([before.feed.id])
  })

  it('is swept away when the load was ended, at the next one', async () => {
    const db = await makeDb()
    await loadFeed(db)
    await db
      .updateTable('timetable_feeds')
      .set({ state: 'loading', imported_at: NOW - 86_400 })
      .execute()
    expect(await timetables.findAllFeeds(db)).toEqual([])
    await loadFeed(db)
    expect(await db.selectFrom('timetable_feeds').select('state').execute()).toEqual([{ state: 'current' }])
  })

  it('is credited with its licence, its operators and its days', async () => {
    const db = await makeDb()
    await loadFeed(db)
    expect(await timetables.findAllCredits(db)).toEqual([
      {
        name: 'Sample Bus',
        licence: 'CC BY 4.0',
        sourceUrl: null,
        publisher: 'Sample Bus',
        operators: ['見本バス'],
        validFrom: '2026-11-01',
        validUntil: '2027-03-31',
        importedAt: NOW,
      },
    ])
  })
})

describeOnBothEngines('odd calls', (makeDb) => {
  const times = (...rows: string[]) =>
    ['trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type', ...rows].join('\n')
  const oneTrip = {
    'trips.txt': 'route_id,service_id,trip_id\nr2,weekday,t1\nr2,weekday,t2\n',
    'translations.txt': null,
  }

  it('without times are spread between those that have them; rows may stand in any order', async () => {
    const db = await makeDb()
    await loadFeed(db, {
      ...oneTrip,
      'stop_times.txt': times(
        't1,8:00:00,8:00:00,s1,10,,',
        't2,25:10:00,25:10:00,s1,1,,',
        't1,8:30:00,8:30:00,s1,40,,1',
        't2,25:40:00,25:40:00,s1,4,,1',
        't1,,,s3,30,1,0',
        't2,,,s2,2,0,3',
        't1,,,s2,20,0,3',
        't2,,,s3,3,1,0',
      ),
    })
    const { patterns, runs } = await stored(db)
    const used = patterns.find(({ stops }) => stops.length === 4)!
    expect(used).toMatchObject({ stops: [0, 1, 2, 0], arrivals: [0, 600, 1200, 1800], boarding: '3321' })
    expect(runs).toEqual([{ pattern: used.number, service: 0, starts: [...hours(8), 25 * 3600 + 600] }])
  })

  it('of a trip that runs every so many minutes start as often', async () => {
    const db = await makeDb()
    await loadFeed(db, {
      ...oneTrip,
      'frequencies.txt':
        'trip_id,start_time,end_time,headway_secs\nt1,07:00:00,07:30:00,600\nt1,09:00:00,09:10:00,600\n',
      'stop_times.txt': times('t1,0:00:00,0:00:00,s1,1,,', 't1,0:10:00,0:10:00,s2,2,,'),
    })
    const { runs } = await stored(db)
    expect(runs[0]!.starts).toEqual([25_200, 25_800, 26_400, 32_400])
  })

  it('of a platform have its station’s name, and changes between stations hold for their platforms', async () => {
    const db = await makeDb()
    await loadFeed(db, {
      'stops.txt': [
        'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code',
        'st,見本駅,35.0000,135.7600,1,,',
        's1,,35.0001,135.7600,0,st,1',
        's2,見本公園,35.0300,135.7600,,,',
        's3,見本駅,,,0,st,2',
      ].join('\n'),
      'transfers.txt': 'from_stop_id,to_stop_id,transfer_type,min_transfer_time\nst,s2,2,300\ns2,st,3,\n',
      'translations.txt': 'trans_id,lang,translation\n見本駅,en,Sample Station\n見本駅,ja-Hrkt,みほんえき\n',
    })
    const { stops, transfers } = await stored(db)
    const station = { ja: '見本駅', en: 'Sample Station', reading: 'みほんえき' }
    expect(stops.map(({ names }) => names)).toEqual([station, { ja: '見本公園', en: null, reading: null }, station])
    expect(stops[2]).toMatchObject({ lat: 35, platform: '2' })
    expect(transfers.sort((a, b) => a.from - b.from || a.to - b.to)).toEqual([
      { from: 0, to: 1, seconds: 300 },
      { from: 1, to: 0, seconds: null },
      { from: 1, to: 2, seconds: null },
      { from: 2, to: 1, seconds: 300 },
    ])
  })
})

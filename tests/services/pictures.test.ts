import { expect, it } from 'vitest'
import { pictureSvg } from '#app/services/pictures/draw-picture.server.ts'
import { findPicture } from '#app/services/pictures/find-picture.server.ts'
import { addPlace, addPrefecture, addScene, addWork } from '#tests/support/catalog-fixtures.ts'
import { describeOn } from '#tests/support/database.ts'

const PNG = [0x89, 0x50, 0x4e, 0x47]

describeOn('sqlite', 'the picture beside a link', (makeDatabase) => {
  it('is a PNG of the size that is asked for, the same each time', async () => {
    const db = await makeDatabase()
    await addPrefecture(db)
    await addPlace(db, { id: 'bridge' })
    const picture = (await findPicture(db, 'places', 'bridge'))!
    expect([...picture.bytes.slice(0, 4)]).toEqual(PNG)
    const header = new DataView(picture.bytes.buffer, picture.bytes.byteOffset)
    expect([header.getUint32(16), header.getUint32(20)]).toEqual([1200, 630])
    expect((await findPicture(db, 'places', 'bridge'))!.etag).toBe(picture.etag)
    expect((await findPicture(db, 'prefectures', '26'))!.etag).not.toBe(picture.etag)
  })

  it('is there for what is public alone, from the moment on that it is hidden', async () => {
    const db = await makeDatabase()
    await addPrefecture(db)
    await addPlace(db, { id: 'home' })
    await addWork(db, { id: 'work' })
    await addScene(db, 'work', 'home')
    const withHome = (await findPicture(db, 'works', 'work'))!.etag
    expect(await findPicture(db, 'places', 'home')).not.toBeNull()
    await db.updateTable('places').set({ protection: 'hidden' }).execute()
    expect(await findPicture(db, 'places', 'home')).toBeNull()
    expect((await findPicture(db, 'works', 'work'))!.etag).not.toBe(withHome)
    for (const [kind, id] of [
      ['works', 'none'],
      ['constructor', 'x'],
      ['prefectures', '99'],
      ['dishes', 'x'],
    ] as const) {
      expect(await findPicture(db, kind, id), kind).toBeNull()
    }
  })
})

it('shows every point of a record, wherever in Japan they are', () => {
  const points = [
    { lat: 43.06, lng: 141.35 },
    { lat: 26.21, lng: 127.68 },
  ]
  const circles = [
    ...pictureSvg({ points, prefectureCodes: [] }).matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)" r="13"/g),
  ]
  expect(circles).toHaveLength(2)
  for (const [, x, y] of circles) {
    expect(Number(x)).toBeGreaterThan(20)
    expect(Number(x)).toBeLessThan(1180)
    expect(Number(y)).toBeGreaterThan(20)
    expect(Number(y)).toBeLessThan(610)
  }
})

import { describe, expect, it } from 'vitest'
import { distanceMeters } from '#app/domain/values/geo.ts'
import { pointOf, type Row, rows } from './geo-data-rows.ts'

const places = ['scenes', 'landmarks', 'heritage'].flatMap((folder) => rows(`${folder}/places.csv`))
const scenes = rows('scenes/scenes.csv')

describe('the records of all regions', () => {
  it('has scenes, dishes and GI products or heritage in all 47 prefectures', () => {
    const prefectureOf = new Map(places.map(({ id, prefecture_code }) => [id, prefecture_code!]))
    const all = rows('prefectures/prefectures.csv').map(({ code }) => code!)
    const without = (codes: (string | undefined)[]) => all.filter((code) => !codes.includes(code))
    expect(without(scenes.map(({ place_id }) => prefectureOf.get(place_id)))).toEqual([])
    expect(without(rows('dishes/dishes.csv').map(({ prefecture_code }) => prefecture_code))).toEqual([])
    // No product of theirs alone is recorded in three, and no heritage list with coordinates in three.
    const products = rows('gi-products/areas.csv').map(({ prefecture_code }) => prefecture_code)
    expect(without(products)).toEqual(['11', '12', '14'])
    expect(without(rows('heritage/places.csv').map(({ prefecture_code }) => prefecture_code))).toEqual([
      '02',
      '05',
      '35',
    ])
    expect(scenes.length).toBeGreaterThanOrEqual(500)
    expect(new Set(scenes.map(({ work_id }) => work_id)).size).toBeGreaterThanOrEqual(120)
  })

  it('keeps one record of one place', () => {
    const own = [...rows('scenes/places.csv'), ...rows('landmarks/places.csv')]
    const twice = own.filter((row, at) =>
      own.some(
        (other, index) =>
          index > at && other.name_ja === row.name_ja && distanceMeters(pointOf(row), pointOf(other)) < 300,
      ),
    )
    expect(twice.map(({ id }) => id)).toEqual([])
  })

  it.each(['works/works.csv', 'scenes/places.csv', 'landmarks/places.csv'])('keeps %s sorted by id', (path) => {
    const ids = rows(path).map(({ id }) => id!)
    expect(ids).toEqual([...ids].sort())
  })

  it('gives names in further languages once each, to records that exist, in the script of the language', () => {
    const names = rows('names/names.csv')
    const ids: Record<string, Set<string | undefined>> = {
      work: new Set(rows('works/works.csv').map(({ id }) => id)),
      place: new Set(places.map(({ id }) => id)),
      gi_product: new Set(rows('gi-products/products.csv').map(({ id }) => id)),
      dish: new Set(rows('dishes/dishes.csv').map(({ id }) => id)),
      area: new Set(rows('areas/areas.csv').map(({ id }) => id)),
      prefecture: new Set(rows('prefectures/prefectures.csv').map(({ code }) => code)),
    }
    expect(names.filter(({ subject_kind, subject_id }) => !ids[subject_kind!]?.has(subject_id))).toEqual([])
    const keys = names.map((row) => `${row.subject_kind}:${row.subject_id}:${row.language}`)
    expect(new Set(keys).size).toBe(keys.length)
    const korean = names.filter(({ language }) => language === 'ko')
    expect(korean.filter(({ name }) => !/\p{Script=Hangul}/u.test(name!))).toEqual([])
    const chinese = names.filter(({ language }) => language !== 'ko')
    expect(
      chinese.filter(({ name }) => /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name!)),
    ).toEqual([])
  })
})

describe('points that stand in for several places', () => {
  it('say that they are coarse, so that no plan leads there', () => {
    const heritage = rows('heritage/places.csv')
    const at = new Map<string, Row[]>()
    for (const row of heritage) {
      const point = `${row.lat},${row.lng}`
      at.set(point, [...(at.get(point) ?? []), row])
    }
    const shared = [...at.values()].filter((sharing) => sharing.length >= 4).flat()
    expect(shared.filter((row) => Number(row.coordinate_precision_meters) < 3000)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { distanceMeters } from '#app/domain/values/geo.ts'
import { romanise } from '#app/domain/values/romanise.ts'
import { pointOf, type Row, rows } from './geo-data-rows.ts'

const places = ['scenes', 'landmarks', 'heritage'].flatMap((folder) => rows(`${folder}/places.csv`))
const areas = rows('areas/areas.csv')
const stationGroups = new Set(rows('rail/stations.csv').map(({ station_group }) => station_group!))

describe('names that a reader of Latin letters can read', () => {
  const isReadable = ({ name_en, name_reading }: Row) => Boolean(name_en) || romanise(name_reading ?? '') !== null

  it('are there for every place that plans of an area can use', () => {
    const inside = places.filter((row) =>
      areas.some((area) => distanceMeters(pointOf(area), pointOf(row)) <= Number(area.radius_meters)),
    )
    expect(inside.length).toBeGreaterThan(500)
    // A stone in Takaoka whose reading nobody has told us.
    expect(inside.filter((row) => !isReadable(row)).map(({ id }) => id)).toEqual(['heritage-42'])
  })

  it('are there for every dish and in English for every GI product', () => {
    // Four readings have a letter that is no kana: nothing is guessed for them.
    expect(rows('dishes/dishes.csv').filter((row) => !isReadable(row)).length).toBeLessThan(5)
    expect(rows('gi-products/products.csv').filter(({ name_en }) => !name_en)).toEqual([])
  })
})

describe('names of stations and lines in Latin letters', () => {
  const stations = rows('rail/stations.csv')
  const romanised = rows('rail/station-names.csv')

  it('are given to stations that have none, once each and without macrons', () => {
    const named = new Set(stations.filter(({ name_en }) => name_en).map(({ station_group }) => station_group))
    const wrong = romanised.filter(
      ({ station_group, name_en }) =>
        !stationGroups.has(station_group!) || named.has(station_group) || !/^[A-Z][A-Za-z0-9'.,/() -]+$/.test(name_en!),
    )
    expect(wrong).toEqual([])
    expect(new Set(romanised.map(({ station_group }) => station_group)).size).toBe(romanised.length)
  })

  it('are there for all but a few stations in reach of every area', () => {
    const known = new Set(romanised.map(({ station_group }) => station_group))
    const bare = stations.filter(
      (station) =>
        !station.name_en &&
        !known.has(station.station_group) &&
        areas.some((area) => distanceMeters(pointOf(area), pointOf(station)) <= 30_000),
    )
    expect(bare.length).toBeLessThan(10)
  })

  it('are there for every line', () => {
    expect(rows('rail/lines.csv').filter(({ name_en }) => !name_en)).toEqual([])
  })
})

import { foldSearchText } from '#app/domain/catalog/search-text.ts'
import type { RailStation } from '#app/domain/planner/travel/rail-data.ts'
import type { Point } from '#app/domain/values/geo.ts'
import type { Names } from '#app/domain/values/locale.ts'

/** A station as a traveller knows it: all lines under one name, `group` of `geo-data/rail`. */
export interface Station {
  group: string
  names: Names
  point: Point
  /** How many lines stop here: of two stations with one name, the larger is meant. */
  lineCount: number
}

export interface StationDirectory {
  find(group: string): Station | undefined
  /** Stations by a part of their name: the whole name first, then its beginning, larger stations before smaller ones. */
  search(text: string, limit: number): Station[]
}

/** Makes the directory of the rail data's stations; it stays in memory, about nine thousand names. */
export function stationDirectory(stations: readonly RailStation[]): StationDirectory {
  const byGroup = new Map<string, RailStation[]>()
  for (const station of stations) byGroup.set(station.group, [...(byGroup.get(station.group) ?? []), station])
  const entries = [...byGroup].map(([group, members]) => ({
    station: stationOf(group, members),
    words: wordsOf(members),
  }))
  const found = new Map(entries.map(({ station }) => [station.group, station]))
  return {
    find: (group) => found.get(group),
    search: (text, limit) => {
      const wanted = foldSearchText(text).replace(/(駅| station)$/, '')
      if (wanted === '') return []
      return entries
        .map(({ station, words }) => ({ station, rank: Math.min(...words.map((word) => rankOf(word, wanted))) }))
        .filter(({ rank }) => rank < NO_MATCH)
        .sort((a, b) => a.rank - b.rank || b.station.lineCount - a.station.lineCount || compare(a.station, b.station))
        .slice(0, limit)
        .map(({ station }) => station)
    },
  }
}

const NO_MATCH = 3

function rankOf(word: string, wanted: string): number {
  if (word === wanted) return 0
  if (word.startsWith(wanted)) return 1
  return word.includes(wanted) ? 2 : NO_MATCH
}

function compare(a: Station, b: Station): number {
  return a.group < b.group ? -1 : 1
}

function wordsOf(members: readonly RailStation[]): string[] {
  return [...new Set(members.flatMap(({ nameJa, nameEn }) => [nameJa, nameEn ?? '']))]
    .map(foldSearchText)
    .filter(Boolean)
}

function stationOf(group: string, members: readonly RailStation[]): Station {
  const first = members[0]!
  const en = members.find((member) => member.nameEn !== null)?.nameEn ?? null
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    group,
    names: { ja: first.nameJa, en, reading: null },
    point: { lat: mean(members.map(({ lat }) => lat)), lng: mean(members.map(({ lng }) => lng)) },
    lineCount: new Set(members.map(({ lineId }) => lineId)).size,
  }
}

import type { Feature, LineString, Position } from 'geojson'
import type { RailData, RailEdge } from '#app/domain/planner/travel/rail-data.ts'
import { distanceMeters } from '#app/domain/values/geo.ts'

/** Further apart than this a straight line between two stations is no picture of the track. */
const LONG_HOP_METERS = 8_000

/** The strokes cut where stations lie far apart; those hops are `isLong`, so that a style can draw them as the guesses they are. */
export function withoutLongHops(strokes: readonly Feature<LineString>[]): Feature<LineString>[] {
  return strokes.flatMap(({ properties, geometry: { coordinates } }) =>
    runsOf(coordinates).map(({ isLong, run }) => ({
      type: 'Feature' as const,
      properties: isLong ? { ...properties, isLong } : properties,
      geometry: { type: 'LineString' as const, coordinates: run },
    })),
  )
}

function runsOf(coordinates: Position[]): { isLong: boolean; run: Position[] }[] {
  const runs: { isLong: boolean; run: Position[] }[] = []
  for (const [index, to] of coordinates.entries()) {
    const from = coordinates[index - 1]
    if (!from) continue
    const isLong = distanceMeters(pointOf(from), pointOf(to)) > LONG_HOP_METERS
    const last = runs.at(-1)
    if (last && last.isLong === isLong) last.run.push(to)
    else runs.push({ isLong, run: [from, to] })
  }
  return runs
}

function pointOf([lng = 0, lat = 0]: Position) {
  return { lat, lng }
}

/**
 * Each line as few long strokes from station to station: a stroke can be simplified for far views, single hops would
 * vanish there.
 */
export function railFeatures({ lines, edges, stations }: RailData): Feature<LineString>[] {
  const points = new Map(stations.map(({ id, lng, lat }) => [id, [lng, lat]]))
  const byLine = new Map<string, RailEdge[]>(lines.map(({ id }) => [id, []]))
  for (const edge of edges) if (edge.isOpen) byLine.get(edge.lineId)?.push(edge)
  return lines.flatMap(({ id, kind }) =>
    strokesOf(byLine.get(id) ?? []).map((stroke) => ({
      type: 'Feature' as const,
      properties: { kind },
      geometry: {
        type: 'LineString' as const,
        coordinates: stroke.flatMap((station) => {
          const point = points.get(station)
          return point ? [point] : []
        }),
      },
    })),
  )
}

/** Walks along unused edges, from ends and junctions first, until each edge is in one stroke. */
function strokesOf(edges: readonly RailEdge[]): string[][] {
  const unused = new Map<string, Set<string>>()
  const link = (a: string, b: string) => unused.set(a, (unused.get(a) ?? new Set()).add(b))
  for (const { fromStation, toStation } of edges) {
    link(fromStation, toStation)
    link(toStation, fromStation)
  }
  const ends = [...unused].filter(([, next]) => next.size !== 2).map(([station]) => station)
  const strokes: string[][] = []
  for (const start of [...ends, ...unused.keys()]) {
    while (unused.get(start)?.size) strokes.push(walk(start, unused))
  }
  return strokes
}

function walk(start: string, unused: Map<string, Set<string>>): string[] {
  const stroke = [start]
  for (let at = start; ; ) {
    const next = unused.get(at)?.values().next().value
    if (next === undefined) return stroke
    unused.get(at)?.delete(next)
    unused.get(next)?.delete(at)
    stroke.push(next)
    at = next
  }
}

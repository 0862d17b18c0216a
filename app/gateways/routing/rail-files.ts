import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { RailData, RailKind, RailService } from '#app/domain/planner/travel/rail-data.ts'

/** Reads the stations with their names, lines, edges, walk links, named services and known sections of a folder (`geo-data/rail`). */
export function readRailData(root: string): RailData {
  const romanised = new Map(rows(root, 'station-names.csv').map((row) => [row.station_group!, row.name_en!]))
  return {
    stations: rows(root, 'stations.csv').map((row) => ({
      id: row.id!,
      group: row.station_group!,
      nameJa: row.name_ja!,
      nameEn: row.name_en || romanised.get(row.station_group!) || null,
      lat: Number(row.lat),
      lng: Number(row.lng),
      lineId: row.line_id!,
    })),
    lines: rows(root, 'lines.csv').map((row) => ({
      id: row.line_id!,
      nameJa: row.line_name_ja!,
      nameEn: row.name_en || null,
      operatorJa: row.operator_ja!,
      kind: row.kind as RailKind,
    })),
    edges: rows(root, 'edges.csv').map((row) => ({
      lineId: row.line_id!,
      fromStation: row.from_station!,
      toStation: row.to_station!,
      km: Number(row.km),
      isOpen: row.status === 'open',
    })),
    walkLinks: rows(root, 'walk-links.csv').map((row) => ({
      fromGroup: row.from_group!,
      toGroup: row.to_group!,
      meters: Number(row.meters),
      minutes: Number(row.minutes),
    })),
    services: readServices(root),
    sections: rows(root, 'sections.csv').map((row) => ({
      lineId: row.line_id!,
      fromStation: row.from_station!,
      toStation: row.to_station!,
      minutes: row.minutes === '' ? null : Number(row.minutes),
    })),
  }
}

function readServices(root: string): RailService[] {
  const hops = rows(root, 'service-hops.csv')
  return rows(root, 'services.csv').map((row) => ({
    id: row.service_id!,
    nameJa: row.name_ja!,
    nameEn: row.name_en!,
    operatorJa: row.operator_ja!,
    kind: row.kind as RailKind,
    everyMinutes: Number(row.every_minutes),
    hops: hops
      .filter(({ service_id }) => service_id === row.service_id)
      .map((hop) => ({
        fromGroup: hop.from_group!,
        toGroup: hop.to_group!,
        minutes: Number(hop.minutes),
        km: Number(hop.km),
        viaGroups: hop.via_groups!.split(';'),
      })),
  }))
}

function rows(root: string, file: string): Record<string, string>[] {
  return parse(readFileSync(join(root, file)), { columns: true, skip_empty_lines: true, bom: true })
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { projectRoot } from '#db/project-root.ts'

export type Row = Record<string, string>

/** The records of a file of `geo-data`, as they are written. */
export function rows(path: string): Row[] {
  return parse(readFileSync(join(projectRoot(), 'geo-data', path)), { columns: true })
}

export function pointOf(row: Row): { lat: number; lng: number } {
  return { lat: Number(row.lat), lng: Number(row.lng) }
}

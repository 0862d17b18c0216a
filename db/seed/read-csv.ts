import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** A record that cannot be believed: names file, line and column, so that it can be mended by hand. */
export class BadRecord extends Error {}

/** Reads `geo-data/<path>` under the project's root; every row is checked and the first bad one ends the seed. */
export function readCsv<Row extends z.ZodObject>(root: string, path: string, row: Row): z.output<Row>[] {
  const file = `geo-data/${path}`
  const parsed: { record: Record<string, string>; info: { lines: number } }[] = parse(readFileSync(join(root, file)), {
    columns: true,
    info: true,
  })
  return parsed.map(({ record, info }) => {
    const unknown = Object.keys(record).find((column) => !(column in row.shape))
    if (unknown) throw new BadRecord(`${file}:${info.lines} column ${unknown}: not a column of this dataset`)
    return checked(row, record, `${file}:${info.lines}`)
  })
}

/** Reads a JSON file of demo records; errors name the file and the path inside it. */
export function readJson<Schema extends z.ZodType>(root: string, path: string, schema: Schema): z.output<Schema> {
  const file = `geo-data/${path}`
  return checked(schema, JSON.parse(readFileSync(join(root, file), 'utf8')), file)
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new BadRecord(`${where} column ${issue?.path.join('.') ?? '?'}: ${issue?.message ?? 'not valid'}`)
}

/** Cells of a CSV file: all are text, and an empty one means unknown. */
export const cell = {
  text: z.string().min(1),
  optionalText: z.string().transform((text) => text || null),
  integer: z.string().regex(/^\d+$/, 'a whole number').transform(Number),
  optionalInteger: z
    .string()
    .regex(/^\d*$/, 'a whole number or empty')
    .transform((text) => (text === '' ? null : Number(text))),
  lat: coordinate(20, 46),
  lng: coordinate(122, 154),
  optionalLat: z.union([z.literal('').transform(() => null), coordinate(20, 46)]),
  optionalLng: z.union([z.literal('').transform(() => null), coordinate(122, 154)]),
  bit: z.enum(['0', '1']).transform((text) => (text === '1' ? 1 : 0)),
  optionalBit: z.enum(['0', '1', '']).transform((text) => (text === '' ? null : text === '1' ? 1 : 0)),
  optionalDay: z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/, 'a day such as 2026-11-22, or empty')
    .transform((text) => text || null),
  prefectureCode: z.string().regex(/^\d{2}$/, 'a JIS X 0401 code of two digits'),
  municipalityCode: z.string().regex(/^\d{5}$/, 'a JIS X 0402 code of five digits'),
  optionalMunicipalityCode: z
    .string()
    .regex(/^(\d{5})?$/, 'a JIS X 0402 code of five digits, or empty')
    .transform((text) => text || null),
  list: z.string().transform((text) => text.split(';').filter(Boolean)),
}

function coordinate(min: number, max: number) {
  return z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'degrees')
    .transform(Number)
    .pipe(z.number().min(min).max(max))
}

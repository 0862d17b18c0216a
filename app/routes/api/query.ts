import { createHash } from 'node:crypto'
import { z } from 'zod'
import { PLACE_KINDS } from '#app/domain/catalog/place.ts'
import { type BBox, isInJapan, JAPAN_BBOX } from '#app/domain/values/geo.ts'
import { LANGUAGES } from '#app/domain/values/locale.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'

/** One parameter that was not understood: its name, why (a key of `api.json` under `query`) and the numbers of it. */
export interface QueryRefusal {
  field: string
  kind: string
  values: Record<string, string | number>
}

/** A query parameter: how its text is read, and the schema that both checks it and stands in the document. */
export interface Parameter<Schema extends z.ZodType = z.ZodType> {
  read: (text: string) => unknown
  schema: Schema
}

const say = (kind: string, values: QueryRefusal['values'] = {}) => ({ error: () => JSON.stringify({ kind, values }) })
const asText = (text: string) => text
const asNumber = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN)
const asNumbers = (text: string) => text.split(',').map((part) => asNumber(part.trim()))
const parameter = <Schema extends z.ZodType>(read: Parameter['read'], schema: Schema) => ({ read, schema })

const MOST_ON_A_PAGE = 200
const id = z
  .string()
  .min(1, say('too_small', { min: 1 }))
  .max(80, say('too_long', { max: 80 }))
const wholeNumber = (min: number, max: number) =>
  z.int(say('not_a_number')).min(min, say('too_small', { min })).max(max, say('too_big', { max }))
const choice = <const Choices extends readonly [string, ...string[]]>(choices: Choices) =>
  z.enum(choices, say('not_a_choice', { choices: choices.join(', ') }))

/** Every parameter of the lists, by name. */
export const parameters = {
  lang: parameter(
    asText,
    choice(LANGUAGES).optional().describe('Language of `name` and of problems; without it, Accept-Language decides.'),
  ),
  limit: parameter(asNumber, wholeNumber(1, MOST_ON_A_PAGE).default(50).describe('Records a page.')),
  cursor: parameter(
    asText,
    z.string().max(400, say('bad_cursor')).optional().describe('From `next` of the page before.'),
  ),
  q: parameter(
    asText,
    z
      .string()
      .max(100, say('too_long', { max: 100 }))
      .optional()
      .describe('Words of the name.'),
  ),
  kind: parameter(asText, choice(PLACE_KINDS).optional()),
  work: parameter(asText, id.optional().describe('Only what shows this work.')),
  area: parameter(asText, id.optional().describe('Only tours of this planning area.')),
  prefecture: parameter(
    asText,
    z
      .string()
      .regex(/^\d{2}$/, say('not_a_choice', { choices: '01–47' }))
      .optional()
      .describe('JIS X 0401 code.'),
  ),
  bbox: parameter(
    asNumbers,
    z
      .array(z.number(say('bad_bbox')))
      .length(4, say('bad_bbox'))
      .optional()
      .describe('West, south, east, north in degrees.'),
  ),
  near: parameter(
    asNumbers,
    z
      .array(z.number(say('bad_point')))
      .length(2, say('bad_point'))
      .optional()
      .describe('Latitude, longitude: nearest first, within `radius`.'),
  ),
  radius: parameter(asNumber, wholeNumber(50, 100_000).default(5000).describe('Metres around `near`.')),
}

export type ParameterName = keyof typeof parameters
type Values<Names extends ParameterName> = { [Name in Names]: z.output<(typeof parameters)[Name]['schema']> }

/** Reads the query of a list; each parameter that is unknown, repeated or wrong is told. */
export function readQuery<Names extends ParameterName>(
  url: URL,
  names: readonly Names[],
): Result<Values<Names>, { kind: 'invalid_query'; errors: QueryRefusal[] }> {
  const errors: QueryRefusal[] = []
  for (const name of new Set(url.searchParams.keys())) {
    if (!(names as readonly string[]).includes(name))
      errors.push({ field: name.slice(0, 80), kind: 'unknown_parameter', values: {} })
  }
  const values: Record<string, unknown> = {}
  for (const name of names) {
    const text = url.searchParams.get(name)
    const { read, schema } = parameters[name]
    const parsed = schema.safeParse(text === null ? undefined : read(text))
    const problem = parsed.success ? placeProblem(name, parsed.data) : parsed.error.issues[0]!.message
    if (problem) errors.push({ field: name, ...(JSON.parse(problem) as Omit<QueryRefusal, 'field'>) })
    else values[name] = parsed.data
  }
  return errors.length > 0 ? refuse({ kind: 'invalid_query', errors }) : accept(values as Values<Names>)
}

/** Coordinates that lie elsewhere, told apart from those in the wrong order. */
function placeProblem(name: ParameterName, value: unknown): string | undefined {
  if (name === 'near' && Array.isArray(value)) {
    const [lat, lng] = value as [number, number]
    if (isInJapan({ lat, lng })) return undefined
    const isSwapped = isInJapan({ lat: lng, lng: lat })
    return JSON.stringify(
      isSwapped
        ? { kind: 'swapped_coordinates', values: { parameter: name, order: 'lat,lng' } }
        : { kind: 'outside_japan', values: {} },
    )
  }
  if (name === 'bbox' && Array.isArray(value)) {
    const [west, south, east, north] = value as BBox
    if (meetsJapan([west, south, east, north]) && west < east && south < north) return undefined
    const isSwapped = meetsJapan([south, west, north, east])
    const kind = isSwapped
      ? 'swapped_coordinates'
      : meetsJapan([west, south, east, north])
        ? 'bad_bbox'
        : 'outside_japan'
    const values = isSwapped ? { parameter: name, order: 'west,south,east,north' } : {}
    return JSON.stringify({ kind, values })
  }
  return undefined
}

function meetsJapan([west, south, east, north]: BBox): boolean {
  const [jWest, jSouth, jEast, jNorth] = JAPAN_BBOX
  return west <= jEast && east >= jWest && south <= jNorth && north >= jSouth
}

/** The id behind which a page begins; null at the start, undefined for a cursor that is not of this query. */
export function readCursor(url: URL, cursor: string | undefined): string | null | undefined {
  if (cursor === undefined) return null
  const [digest, ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split(':')
  return digest === digestOf(url) && rest.length > 0 ? rest.join(':') : undefined
}

/** The address of the next page: the same query with the cursor set. */
export function nextPage(url: URL, publicOrigin: string, after: string | null): string | null {
  if (after === null) return null
  const next = new URL(url.pathname + url.search, publicOrigin)
  next.searchParams.set('cursor', Buffer.from(`${digestOf(url)}:${after}`).toString('base64url'))
  return next.href
}

/** What was asked, but for the page: a cursor fits only the query it came from. */
function digestOf(url: URL): string {
  const asked = [...url.searchParams].filter(([name]) => !['cursor', 'limit', 'lang'].includes(name)).sort()
  return createHash('sha256')
    .update(JSON.stringify([url.pathname, asked]))
    .digest('base64url')
    .slice(0, 10)
}

import { Tokenizer, TokenParser, TokenType } from '@streamparser/json'
import { cellsOf, type Mapping } from '#app/domain/curation/import/columns.ts'
import type { RawRow } from '#app/domain/curation/import/import-row.ts'
import type { Point } from '#app/domain/values/geo.ts'
import { BadFile } from '../bad-file.ts'
import { Batches, middleOf, textsOf } from './batches.ts'
import type { OpenFile } from './open-file.ts'

const DEEPEST = 40
const LONGEST_RECORD_BYTES = 5_000_000

type Json = Record<string, unknown>
type Shape = (record: Json) => Omit<RawRow, 'line' | 'record'> | null

/** Where the records of each format stand in its file. */
const PATHS = {
  geojson: ['$.features.*'],
  overpass: ['$.elements.*'],
  anitabi: ['$.points.*', '$.litePoints.*'],
} as const
export type JsonFormat = keyof typeof PATHS

/** The records of a JSON file, one after the other; nothing is kept of those that have been given on. */
export async function* readJson(file: OpenFile, format: JsonFormat, mapping: Mapping): AsyncGenerator<RawRow[]> {
  const shape = SHAPES[format](mapping)
  const batches = new Batches()
  let number = 0
  const add = (value: unknown) => {
    number++
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      batches.add({ line: number, cells: {}, tags: null, point: null, record: value })
      return
    }
    const row = shape(value as Json)
    if (row) batches.add({ ...row, line: number, record: value })
  }
  const stream = await file.read()
  let parser: ReturnType<typeof parserOf> | undefined
  try {
    const decoder = new TextDecoder()
    for await (const piece of stream as AsyncIterable<Buffer>) {
      const text = decoder.decode(piece, { stream: true })
      parser ??= parserOf(pathsOf(text, format), add)
      parser.write(text)
      yield* batches.take()
    }
    if (!parser?.isEnded())
      throw new BadFile(`the file ends before its JSON does, after ${number} records`, 'breaks_off')
  } finally {
    stream.destroy()
  }
  yield* batches.take(true)
}

/** A list of records may stand by itself, and so may one feature. */
function pathsOf(head: string, format: JsonFormat): string[] {
  if (head.trimStart().startsWith('[')) return ['$.*']
  return format === 'geojson' && !/"features"\s*:/.test(head) ? ['$'] : [...PATHS[format]]
}

function parserOf(paths: string[], onRecord: (value: unknown) => void) {
  const tokenizer = new Tokenizer()
  const assembler = new TokenParser({ paths, keepStack: false })
  let depth = 0
  let written = 0
  let lastRecordAt = 0
  let fault: Error | undefined
  assembler.onValue = ({ value }) => {
    lastRecordAt = written
    onRecord(value)
  }
  tokenizer.onToken = (token) => {
    if (token.token === TokenType.LEFT_BRACE || token.token === TokenType.LEFT_BRACKET) depth++
    if (token.token === TokenType.RIGHT_BRACE || token.token === TokenType.RIGHT_BRACKET) depth--
    if (depth > DEEPEST) throw new BadFile(`the JSON is nested deeper than ${DEEPEST} levels`, 'too_deep')
    assembler.write(token)
  }
  const onError = (error: Error) => {
    fault ??= error instanceof BadFile ? error : new BadFile(`the JSON is broken (${error.message.slice(0, 200)})`)
  }
  tokenizer.onError = onError
  assembler.onError = onError
  return {
    write(text: string) {
      written += text.length
      try {
        tokenizer.write(text)
      } catch (error) {
        onError(error as Error)
      }
      if (fault) throw fault
      if (written - lastRecordAt > LONGEST_RECORD_BYTES) {
        throw new BadFile(`a record is longer than ${LONGEST_RECORD_BYTES} letters`, 'endless_text')
      }
    },
    isEnded: () => assembler.isEnded,
  }
}

const SHAPES: Record<JsonFormat, (mapping: Mapping) => Shape> = {
  geojson: (mapping) => (feature) => {
    const tags = textsOf(feature.properties)
    if (feature.id !== undefined && tags.id === undefined && tags['@id'] === undefined) tags.id = String(feature.id)
    return { cells: cellsOf(tags, mapping), tags, point: pointOfGeometry(feature.geometry) }
  },
  overpass: (mapping) => (element) => {
    const tags = textsOf(element.tags)
    // A way's corners come along without a word of their own.
    if (Object.keys(tags).length === 0) return null
    const cells = { ...cellsOf(tags, mapping), ref: `${element.type}/${element.id}` }
    return {
      cells: { licence: 'ODbL-1.0', ...cells },
      tags,
      point: pointOf(element) ?? pointOf(element.center as Json),
    }
  },
  anitabi: (mapping) => (record) => {
    const texts = textsOf(record)
    const [lat, lng] = Array.isArray(record.geo) ? record.geo : []
    const episode = texts.ep ? `EP ${texts.ep}` : undefined
    const cells = { kind: 'scene', description: episode, ...cellsOf({ ...texts, geo: '' }, mapping) }
    return {
      cells: { ...cells, licence: cells.licence ?? 'Anitabi (non-commercial)' },
      tags: null,
      point: typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : null,
    }
  },
}

function pointOf(holder: Json | undefined): Point | null {
  const { lat, lon } = holder ?? {}
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lng: lon } : null
}

function pointOfGeometry(geometry: unknown): Point | null {
  const { coordinates } = (geometry ?? {}) as { coordinates?: unknown }
  const positions: number[][] = []
  collect(coordinates, positions)
  return middleOf(positions)
}

function collect(value: unknown, into: number[][]): void {
  if (!Array.isArray(value)) return
  if (typeof value[0] === 'number' || value[0] === null) into.push(value as number[])
  else for (const each of value) collect(each, into)
}

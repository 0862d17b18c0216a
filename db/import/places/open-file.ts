import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { BadFile } from '../bad-file.ts'
import { openZip, type Zip } from '../zip.ts'

export const FORMATS = ['csv', 'geojson', 'kml', 'kmz', 'gpx', 'overpass', 'anitabi', 'gtfs-stops'] as const
export type Format = (typeof FORMATS)[number]

/** A file that is larger was made to fill a disk; up to here any length is read piece by piece. */
const LARGEST_BYTES = 4 * 1024 ** 3
const HEAD_BYTES = 64 * 1024
/** Where the first letter that is not ASCII is looked for. */
const LETTERS_BYTES = 8 * 1024 ** 2
const PIECE_BYTES = 16 * 1024

/** A file whose format is known, readable again and again from its beginning. */
export interface OpenFile {
  path: string
  format: Format
  bytes: number
  /** The bytes of the text itself: of the one file in a zip that counts. */
  read(): Promise<Readable>
  close(): void
}

/** Opens a file of places and tells its format by what is in it. */
export async function openFile(path: string, asked: Format | null): Promise<OpenFile> {
  const bytes = await sizeOf(path)
  const head = await headOf(path)
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return openPacked(path, bytes, asked)
  const format = asked ?? formatOf(head)
  if (format === 'kmz') throw new BadFile(`${path}: expected a zip file`)
  return {
    path,
    format,
    bytes,
    read: async () => createReadStream(path, { highWaterMark: PIECE_BYTES }),
    close: () => {},
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw new BadFile(`${path}: expected a file`)
    if (found.size === 0) throw new BadFile(`${path}: the file is empty`, 'empty')
    if (found.size > LARGEST_BYTES) {
      throw new BadFile(`${path}: ${found.size} bytes: at most ${LARGEST_BYTES}`, 'too_large')
    }
    return found.size
  } catch (error) {
    if (error instanceof BadFile) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw new BadFile(code === 'ENOENT' ? `${path}: no such file` : `${path}: can't be read (${message})`)
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function formatOf(head: Buffer): Format {
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  if (text.startsWith('<')) {
    if (/<kml[\s>]/.test(text)) return 'kml'
    if (/<gpx[\s>]/.test(text)) return 'gpx'
    throw new BadFile('the file is XML, but neither KML nor GPX', 'unknown_xml')
  }
  if (/^[[{]/.test(text)) {
    if (/"(osm3s|elements)"\s*:/.test(text)) return 'overpass'
    if (/"FeatureCollection"|"Feature"|"features"\s*:/.test(text)) return 'geojson'
    if (/"(litePoints|geo)"\s*:/.test(text)) return 'anitabi'
    throw new BadFile('the file is JSON, but neither GeoJSON nor Overpass nor in the shape of Anitabi', 'unknown_json')
  }
  // A table is text: a picture, a spreadsheet's own format or a program has zeros in it, unless it is UTF-16.
  if (head.includes(0) && !isUtf16(head)) {
    throw new BadFile('the file is no text: save a spreadsheet as CSV first', 'no_text')
  }
  return /^[^\n]*\bstop_id\b/.test(text) && /^[^\n]*\bstop_lat\b/.test(text) ? 'gtfs-stops' : 'csv'
}

async function openPacked(path: string, bytes: number, asked: Format | null): Promise<OpenFile> {
  const zip = await openZip(path, /\.(kml|txt)$/i)
  const names = [...zip.names()]
  const kml = names.includes('doc.kml') ? 'doc.kml' : names.find((name) => /\.kml$/i.test(name))
  const isStops = zip.has('stops.txt')
  if (asked === 'gtfs-stops' ? !isStops : !kml && !isStops) {
    zip.close()
    throw new BadFile(`${path}: the zip has neither a KML nor a stops.txt`, 'unknown_zip')
  }
  const isKml = kml !== undefined && asked !== 'gtfs-stops'
  return { path, bytes, format: isKml ? 'kmz' : 'gtfs-stops', ...packed(zip, isKml ? kml : 'stops.txt') }
}

function packed(zip: Zip, name: string) {
  return { read: () => zip.open(name), close: () => zip.close() }
}

export type Encoding = 'utf-8' | 'shift_jis' | 'utf-16le' | 'utf-16be'

/** How the letters of a table are written: told by its mark, or by the first letters that are not ASCII. */
export async function encodingOf(file: OpenFile): Promise<Encoding> {
  const stream = await file.read()
  let seen = 0
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      if (seen === 0 && isUtf16(piece)) return piece[0] === 0xff ? 'utf-16le' : 'utf-16be'
      const at = piece.findIndex((byte) => byte >= 0x80)
      if (at >= 0) return isUtf8(piece.subarray(at)) ? 'utf-8' : isShiftJis(piece.subarray(at)) ? 'shift_jis' : 'utf-8'
      seen += piece.length
      if (seen > LETTERS_BYTES) break
    }
    return 'utf-8'
  } finally {
    stream.destroy()
  }
}

function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}

/** A piece may end within a letter. */
function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Few letters out of place are damage, many mean that it is something else. */
function isShiftJis(bytes: Buffer): boolean {
  const text = new TextDecoder('shift_jis').decode(bytes, { stream: true })
  const broken = text.length - text.replaceAll('\ufffd', '').length
  return broken * 50 <= text.length
}

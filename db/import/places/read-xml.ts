import { SaxesParser } from 'saxes'
import { cellsOf, type Mapping } from '#app/domain/curation/import/columns.ts'
import type { RawRow } from '#app/domain/curation/import/import-row.ts'
import type { Point } from '#app/domain/values/geo.ts'
import { BadFile } from '../bad-file.ts'
import { Batches, middleOf } from './batches.ts'
import type { OpenFile } from './open-file.ts'

const DEEPEST = 60
const LONGEST_TEXT = 2_000_000

interface Tag {
  name: string
  attributes: Record<string, string>
}

interface Record_ {
  line: number
  properties: Record<string, string>
  point: Point | null
}

/** Hears a file element by element and says when a record is whole. */
interface Listener {
  open(tag: Tag, path: readonly string[], line: number): void
  /** An element has ended; `text` is what stood in it beside other elements. */
  close(name: string, text: string, path: readonly string[]): Record_ | null
}

/** The placemarks of a KML, or the waypoints of a GPX, read as they come; no entity of the file's own is ever expanded. */
export async function* readXml(file: OpenFile, kind: 'kml' | 'gpx', mapping: Mapping): AsyncGenerator<RawRow[]> {
  const batches = new Batches()
  const listener = kind === 'kml' ? kmlListener() : gpxListener()
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false })
  const path: string[] = []
  const texts: string[] = []
  let heardAt = 0
  parser.on('doctype', () => {
    throw new BadFile(
      `line ${parser.line}: a ${kind.toUpperCase()} has no document type, and none is read`,
      'unsafe_xml',
      parser.line,
    )
  })
  parser.on('opentag', (tag) => {
    heardAt = parser.position
    path.push(localName(tag.name))
    texts.push('')
    if (path.length > DEEPEST)
      throw new BadFile(`line ${parser.line}: nested deeper than ${DEEPEST} elements`, 'too_deep', parser.line)
    listener.open(tag, path, parser.line)
  })
  const onText = (text: string) => {
    if (texts.length === 0) return
    texts[texts.length - 1] += text
    if (texts.at(-1)!.length > LONGEST_TEXT)
      throw new BadFile(`line ${parser.line}: a text without an end`, 'endless_text', parser.line)
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('closetag', (tag) => {
    heardAt = parser.position
    const record = listener.close(localName(tag.name), texts.pop()!.trim(), path)
    path.pop()
    if (!record) return
    const { line, properties, point } = record
    batches.add({ line, cells: cellsOf(properties, mapping), tags: null, point, record: properties })
  })
  const stream = await file.read()
  try {
    let decoder: TextDecoder | undefined
    for await (const piece of stream as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(declaredEncoding(piece))
      parser.write(decoder.decode(piece, { stream: true }))
      if (parser.position - heardAt > 2 * LONGEST_TEXT)
        throw new BadFile(`line ${parser.line}: a text without an end`, 'endless_text', parser.line)
      yield* batches.take()
    }
    parser.close()
  } catch (error) {
    if (error instanceof BadFile) throw error
    throw new BadFile(`the XML is broken (${(error as Error).message.slice(0, 200)})`, 'breaks_off', parser.line)
  } finally {
    stream.destroy()
  }
  yield* batches.take(true)
}

function declaredEncoding(head: Buffer): string {
  const [, name] = /encoding=["']([\w.:-]+)["']/.exec(head.subarray(0, 200).toString('latin1')) ?? []
  return name && /^(shift_jis|x-sjis|windows-31j|euc-jp|utf-16)$/i.test(name) ? name : 'utf-8'
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Google My Maps: folders are its layers, and tell a kind; its own fields stand in `ExtendedData`. */
function kmlListener(): Listener {
  const folders: string[] = []
  let record: Record_ | null = null
  let positions: number[][] = []
  let dataName = ''
  return {
    open(tag, path, line) {
      const name = path.at(-1)
      if (name === 'Folder') folders.push('')
      if (name === 'Placemark') {
        const properties: Record<string, string> = Object.create(null)
        if (tag.attributes.id) properties.id = tag.attributes.id
        record = { line, properties, point: null }
        positions = []
      }
      if (name === 'Data' || name === 'SimpleData') dataName = tag.attributes.name ?? ''
    },
    close(name, text, path) {
      const parent = path.at(-2)
      if (name === 'name' && parent === 'Folder') folders[folders.length - 1] = text
      if (name === 'Folder') folders.pop()
      if (!record) return null
      if ((name === 'name' || name === 'description') && parent === 'Placemark') record.properties[name] = text
      if ((name === 'value' && parent === 'Data') || name === 'SimpleData') record.properties[dataName] ||= text
      if (name === 'coordinates') {
        for (const position of text.split(/\s+/)) positions.push(position.split(',').map(Number))
      }
      if (name !== 'Placemark') return null
      const done = record
      record = null
      done.point = middleOf(positions)
      const folder = folders.findLast((each) => each !== '')
      if (folder) done.properties.folder ??= folder
      return done
    },
  }
}

function gpxListener(): Listener {
  let record: Record_ | null = null
  return {
    open(tag, path, line) {
      const name = path.at(-1)
      if (name === 'wpt') {
        const point = { lat: Number(tag.attributes.lat ?? Number.NaN), lng: Number(tag.attributes.lon ?? Number.NaN) }
        record = { line, properties: Object.create(null), point }
      }
      if (name === 'link' && record && tag.attributes.href) record.properties.url = tag.attributes.href
    },
    close(name, text, path) {
      if (!record) return null
      if (path.at(-2) === 'wpt' && text && /^(name|desc|cmt|type)$/.test(name)) {
        // What a point is stands in `type`, what is said of it in `desc`; `cmt` is for whoever made it.
        record.properties[name] = text
      }
      if (name !== 'wpt') return null
      const done = record
      record = null
      return done
    },
  }
}

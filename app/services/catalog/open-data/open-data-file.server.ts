import { createHash } from 'node:crypto'
import {
  hasFormat,
  OPEN_DATASETS,
  OPEN_FORMATS,
  type OpenDataset,
  type OpenFormat,
  type OpenRecord,
  SOURCE_COLUMNS,
} from '#app/domain/catalog/open-data.ts'
import { csvLine } from '#app/domain/values/csv.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { DEFAULT_LANGUAGE } from '#app/i18n/languages.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { type Urls, urlsFor } from '#app/urls.ts'
import { findCatalogMarks, readOpenRecords } from '#db/repositories/open-data.ts'

export interface OpenDataFile {
  dataset: OpenDataset
  format: OpenFormat
}

/** `places.geojson` → what it is; null for what is not there. */
export function parseOpenDataFile(name: string): OpenDataFile | null {
  const [dataset, format] = name.split('.') as [OpenDataset, OpenFormat]
  const isThere = Object.hasOwn(OPEN_DATASETS, dataset) && OPEN_FORMATS.includes(format)
  return isThere && name === `${dataset}.${format}` && hasFormat(dataset, format) ? { dataset, format } : null
}

/** A strong tag that changes with the catalog, and with the form of the file. */
export async function openDataTag(
  { db, publicOrigin }: AppContext,
  { dataset, format }: OpenDataFile,
): Promise<string> {
  const of = [FORM, publicOrigin, dataset, format, ...(await findCatalogMarks(db))]
  return `"${createHash('sha256').update(of.join('\0')).digest('base64url').slice(0, 27)}"`
}

/** Raise it when the files of the same records read otherwise. */
const FORM = '2'

/** The file in pieces, a page of records each: in memory there is never more than one. */
export async function* openDataChunks(context: AppContext, { dataset, format }: OpenDataFile): AsyncGenerator<string> {
  const { head, join, tail, write } = WRITERS[format](dataset)
  yield head
  let isFirst = true
  for await (const page of readOpenRecords(context.db, dataset)) {
    const texts = page.map((record) => write(shown(context.publicOrigin, dataset, record)))
    yield (isFirst ? '' : join) + texts.join(join)
    isFirst = false
  }
  yield tail
}

interface Writer {
  head: string
  join: string
  tail: string
  write: (record: OpenRecord) => string
}

const WRITERS: Record<OpenFormat, (dataset: OpenDataset) => Writer> = {
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  csv: (dataset) => ({
    head: `\uFEFF${csvLine(columnsOf(dataset))}`,
    join: '',
    tail: '',
    write: (record) => csvLine(columnsOf(dataset).map((column) => record[column] ?? null)),
  }),
  json: () => ({ head: '[\n', join: ',\n', tail: '\n]\n', write: (record) => JSON.stringify(record) }),
  geojson: () => ({
    head: '{"type":"FeatureCollection","features":[\n',
    join: ',\n',
    tail: '\n]}\n',
    write: ({ id, lat, lng, ...properties }) =>
      JSON.stringify({ type: 'Feature', id, geometry: { type: 'Point', coordinates: [lng, lat] }, properties }),
  }),
}

function columnsOf(dataset: OpenDataset): string[] {
  return [...OPEN_DATASETS[dataset], ...SOURCE_COLUMNS]
}

/** Only what the columns name leaves the house. */
function shown(origin: string, dataset: OpenDataset, record: OpenRecord): OpenRecord {
  const url = origin + addressOf(urlsFor(DEFAULT_LANGUAGE), dataset, record)
  return Object.fromEntries(
    columnsOf(dataset).map((column) => [column, column === 'url' ? url : (record[column] ?? null)]),
  )
}

function addressOf(urls: Urls, dataset: OpenDataset, record: OpenRecord): string {
  switch (dataset) {
    case 'places':
      return urls.place(named(record, 'id', 'name'))
    case 'scenes':
    case 'viewpoints':
      return urls.place(named(record, 'place_id', 'place_name'))
    case 'works':
      return urls.work(named(record, 'id', 'title'))
    case 'gi-products':
      return urls.giProduct(named(record, 'id', 'name'))
    case 'dishes':
      return urls.dish(named(record, 'id', 'name'))
  }
}

function named(record: OpenRecord, id: string, name: string): { id: string; names: Names } {
  const text = (column: string) => (record[column] ? String(record[column]) : null)
  const names = { ja: text(`${name}_ja`) ?? '', en: text(`${name}_en`), reading: text(`${name}_reading`) }
  return { id: String(record[id]), names }
}

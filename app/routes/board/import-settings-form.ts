import { z } from 'zod'
import { PLACE_KINDS } from '#app/domain/catalog/place.ts'
import { guessOf, type Mapping } from '#app/domain/curation/import/columns.ts'
import { IMPORT_FIELDS, type ImportField } from '#app/domain/curation/import/import-row.ts'
import { DATUMS } from '#app/domain/curation/import/shift.ts'
import { type FormState, type ParsedForm, parseFormData } from '#app/http/parse-form.ts'
import type { FileHead } from '#app/services/curation/imports/find-import.server.ts'
import type { ImportSettings } from '#app/services/curation/imports/import-settings.ts'

const optional = (most: number) =>
  z
    .string()
    .max(most)
    .optional()
    .transform((text) => text ?? null)

const settingsForm = z.object({
  source_name: z.string().max(200),
  licence: optional(200),
  credit: optional(200),
  source_url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional()
    .transform((text) => text ?? null),
  kind: z
    .enum(PLACE_KINDS)
    .optional()
    .transform((kind) => kind ?? null),
  datum: z.enum(DATUMS).default('wgs84'),
  publication: z.enum(['draft', 'review']).default('draft'),
  is_complete: z.literal('yes').optional(),
  /** Chosen by the operator alone; none is all of Japan. */
  region: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
})

export interface SaidOfFile {
  settings: ImportSettings
  region: string | null
}

/** Formats whose records carry a licence of their own. */
const LICENSED = ['overpass', 'anitabi']

/** Reads what was said of a file: its columns by their places, and where the data comes from. */
export function readSettings(
  typed: FormData,
  { head, format }: { head: FileHead; format: string },
): ParsedForm<SaidOfFile> {
  const parsed = parseFormData(typed, settingsForm)
  const errors = parsed.ok ? {} : { ...parsed.form.errors }
  const chosen = chosenColumns(typed, head)
  const has = (...fields: ImportField[]) => fields.some((field) => chosen[field] !== undefined)
  const isTable = format === 'csv' || format === 'gtfs-stops'
  if (isTable && !has('name', 'name_ja', 'name_en')) errors.map_name = ['name_column_needed']
  if (isTable && !has('coordinates') && !(has('lat') && has('lng'))) errors.map_lat = ['place_column_needed']
  const licence = parsed.ok ? parsed.value.licence : null
  if (parsed.ok && !licence && !has('licence') && !LICENSED.includes(format)) errors.licence = ['licence_needed']
  if (!parsed.ok || Object.keys(errors).length > 0) return { ok: false, form: { values: valuesOf(typed), errors } }
  const { source_name, source_url, credit, kind, datum, publication, is_complete, region } = parsed.value
  const settings: ImportSettings = {
    mapping: mappingOf(chosen, head),
    sourceName: source_name,
    sourceUrl: source_url,
    licence,
    credit,
    kind,
    datum,
    publication,
    isComplete: is_complete === 'yes',
  }
  return { ok: true, value: { settings, region: region ?? null } }
}

function chosenColumns(typed: FormData, { columns }: FileHead): Partial<Record<ImportField, string>> {
  const chosen: Partial<Record<ImportField, string>> = {}
  for (const field of IMPORT_FIELDS) {
    const at = String(typed.get(`map_${field}`) ?? '')
    const column = /^\d{1,3}$/.test(at) ? columns[Number(at)] : undefined
    if (column !== undefined) chosen[field] = column
  }
  return chosen
}

/** Only what is otherwise than the names tell: a record may have columns that the first ones do not. */
function mappingOf(chosen: Partial<Record<ImportField, string>>, { columns }: FileHead): Mapping {
  const guess = guessOf(columns)
  const mapping: Mapping = {}
  for (const field of IMPORT_FIELDS) {
    if (chosen[field] !== guess[field]) mapping[field] = chosen[field] ?? null
  }
  return mapping
}

function valuesOf(typed: FormData): FormState['values'] {
  return Object.fromEntries([...typed.entries()].map(([name, value]) => [name, String(value)]))
}

/** The form as it was filled in last, or with what the file and its region tell. */
export function settingsValues({
  head,
  settings,
  fileName,
  region,
}: {
  head: FileHead
  settings: ImportSettings | null
  fileName: string
  region: string | null
}): FormState['values'] {
  const guess = guessOf(head.columns)
  const columns = Object.fromEntries(
    IMPORT_FIELDS.map((field) => {
      const said = settings?.mapping[field]
      const column = said === undefined ? guess[field] : said
      const at = column ? head.columns.indexOf(column) : -1
      return [`map_${field}`, at < 0 ? '' : String(at)]
    }),
  )
  return {
    ...columns,
    source_name: settings?.sourceName ?? fileName.replace(/\.[^.]*$/, ''),
    source_url: settings?.sourceUrl ?? '',
    licence: settings?.licence ?? '',
    credit: settings?.credit ?? '',
    kind: settings?.kind ?? '',
    datum: settings?.datum ?? 'wgs84',
    publication: settings?.publication ?? 'draft',
    is_complete: settings?.isComplete ? 'yes' : '',
    region: region ?? '',
  }
}

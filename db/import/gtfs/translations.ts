import type { FeedRow } from './feed-table.ts'

type Target = 'ja' | 'en' | 'reading'

export interface TranslatedName {
  ja: string
  en: string | null
  reading: string | null
}

/**
 * A feed's `translations.txt`, in the standard's form (by table and record, or by value) and in the older one of GTFS-JP
 * (`trans_id` is the text itself).
 */
export class Translations {
  private readonly texts = new Map<string, string>()

  /** `language` is the feed's own: what its tables are written in. */
  constructor(private readonly language: string) {}

  add(row: FeedRow): void {
    const text = row.cell('translation')
    const target = targetOf(row.cell('language') || row.cell('lang'))
    if (text === '' || target === null) return
    const [table, field, record] = [row.cell('table_name'), row.cell('field_name'), row.cell('record_id')]
    const value = row.cell('field_value') || row.cell('trans_id')
    if (table && record) this.texts.set(`${target}|${table}.${field}|#${record}`, text)
    else if (table) this.texts.set(`${target}|${table}.${field}|${value}`, text)
    else if (value) this.texts.set(`${target}||${value}`, text)
  }

  /** What a field of a record says in each language; Japanese is what the table has where nothing says otherwise. */
  name(field: string, record: string, text: string): TranslatedName {
    const find = (target: Target) =>
      this.texts.get(`${target}|${field}|#${record}`) ??
      this.texts.get(`${target}|${field}|${text}`) ??
      this.texts.get(`${target}||${text}`) ??
      null
    const isEnglish = targetOf(this.language) === 'en'
    return { ja: find('ja') ?? text, en: find('en') ?? (isEnglish ? text : null), reading: find('reading') }
  }
}

function targetOf(language: string): Target | null {
  if (/^ja-hrkt$/i.test(language)) return 'reading'
  if (/^ja\b/i.test(language)) return 'ja'
  return /^en\b/i.test(language) ? 'en' : null
}

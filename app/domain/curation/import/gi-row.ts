import { GI_STATUSES, type GiProduct, type GiRegister } from '../../catalog/gi-product.ts'
import { readJapaneseDate } from '../../values/japanese-date.ts'
import { REGISTER_CATEGORIES } from './gi-words.ts'
import { cleanText, hasMarkup } from './text.ts'

/** What a column can tell of a product with a protected name. */
export const GI_FIELDS = [
  'register',
  'number',
  'name_ja',
  'name_en',
  'name_reading',
  'category',
  'registered_on',
  'production_area_ja',
  'production_area_en',
  'areas',
  'status',
] as const
export type GiField = (typeof GI_FIELDS)[number]

/** Each reason with the verdict that it leads to; the verdicts are those of every import. */
export const GI_REASONS = {
  register_unknown: 'refused',
  number_missing: 'refused',
  number_unreadable: 'refused',
  name_missing: 'refused',
  name_too_long: 'refused',
  markup_in_name: 'refused',
  category_unknown: 'refused',
  date_unreadable: 'refused',
  date_ahead: 'refused',
  area_unknown: 'refused',
  status_unknown: 'refused',
  product_twice: 'refused',
  other_name: 'doubtful',
  text_cleaned: 'changed',
} as const
export type GiReasonKind = keyof typeof GI_REASONS

export interface GiReason {
  kind: GiReasonKind
  field?: GiField
  found?: string
}

/** A product as the register has it; `areas` are codes: five digits a municipality, two a prefecture, `JP` the country. */
export interface GiEntry {
  register: GiRegister
  giNumber: number | null
  names: GiProduct['names']
  category: string
  registeredOn: string | null
  productionArea: { ja: string | null; en: string | null }
  areaCodes: string[]
  status: GiProduct['status']
}

/** Where an area by its name lies, or null: `京都府`, `京都府宇治市`, `26204`, `26`. */
export type FindArea = (text: string) => string | null

const LONGEST_NAME = 200
const ALCOHOL = new Set(['sake', 'wine', 'shochu', 'awamori', 'umeshu'])
const REGISTERS: Record<string, GiRegister> = {
  maff: 'maff',
  農林水産省: 'maff',
  農水省: 'maff',
  nta: 'nta',
  国税庁: 'nta',
}
const STATUSES: Record<string, GiProduct['status']> = {
  登録: 'registered',
  指定: 'registered',
  有効: 'registered',
  取消: 'cancelled',
  取消し: 'cancelled',
  失効: 'cancelled',
  不明: 'unknown',
}

/** Reads a row of a register; without an entry where anything is missing that a record must have. */
export function readGiRow(
  cells: Partial<Record<GiField, string>>,
  { findArea, today }: { findArea: FindArea; today: string },
): { name: string; entry: GiEntry | null; reasons: GiReason[] } {
  const reasons: GiReason[] = []
  const say = (kind: GiReasonKind, field?: GiField, found?: string) =>
    reasons.push({ kind, ...(field && { field }), ...(found !== undefined && { found: found.slice(0, 80) }) })
  const textOf = (field: GiField): string | null => {
    const { text, wasCleaned } = cleanText(cells[field] ?? '')
    if (wasCleaned) say('text_cleaned', field)
    return text || null
  }
  const name = textOf('name_ja')
  const names = { ja: name ?? '', en: textOf('name_en'), reading: textOf('name_reading') }
  if (!name) say('name_missing', 'name_ja')
  for (const each of Object.values(names)) {
    if (each && each.length > LONGEST_NAME) say('name_too_long')
    if (each && hasMarkup(each)) say('markup_in_name')
  }
  const said = textOf('category')
  const category = categoryOf(said)
  if (!category) say('category_unknown', 'category', said ?? '')
  const number = textOf('number')
  const giNumber = number === null ? null : numberOf(number)
  if (number !== null && giNumber === null) say('number_unreadable', 'number', number)
  const registerSaid = textOf('register')
  const register = registerSaid
    ? (REGISTERS[registerSaid.normalize('NFKC').toLowerCase()] ?? null)
    : registerOf(category, giNumber)
  if (!register) say('register_unknown', 'register', registerSaid ?? '')
  if (register === 'maff' && number === null) say('number_missing', 'number')
  const day = textOf('registered_on')
  const registeredOn = day === null ? null : readJapaneseDate(day)
  if (day !== null && registeredOn === null) say('date_unreadable', 'registered_on', day)
  if (registeredOn !== null && registeredOn > today) say('date_ahead', 'registered_on', registeredOn)
  const areaCodes = new Set<string>()
  for (const area of (textOf('areas') ?? '').split(/[;、,|・]/).flatMap((each) => each.trim() || [])) {
    const code = findArea(area)
    if (code === null) say('area_unknown', 'areas', area)
    else areaCodes.add(code)
  }
  const standing = textOf('status')
  const status = statusOf(standing)
  if (!status) say('status_unknown', 'status', standing ?? '')
  const productionArea = { ja: textOf('production_area_ja'), en: textOf('production_area_en') }
  const isWhole = !reasons.some(({ kind }) => GI_REASONS[kind] === 'refused')
  const entry =
    isWhole && register && category && status
      ? { register, giNumber, names, category, registeredOn, productionArea, areaCodes: [...areaCodes], status }
      : null
  return { name: name ?? '', entry, reasons }
}

function categoryOf(text: string | null): string | null {
  if (text === null) return null
  const plain = text.normalize('NFKC').toLowerCase()
  const found = REGISTER_CATEGORIES.find(([key, words]) => key === plain || words.some((word) => plain.includes(word)))
  return found?.[0] ?? null
}

/** `第10号`, `10`, `登録番号 10`. */
function numberOf(text: string): number | null {
  const match = /^(?:登録番号)?第?(\d{1,4})号?$/.exec(text.normalize('NFKC').replace(/\s+/g, ''))
  return match && Number(match[1]) > 0 ? Number(match[1]) : null
}

/** Only the register of food numbers its products. */
function registerOf(category: string | null, giNumber: number | null): GiRegister | null {
  if (category !== null && ALCOHOL.has(category)) return giNumber === null ? 'nta' : null
  return category === null && giNumber === null ? null : 'maff'
}

function statusOf(text: string | null): GiProduct['status'] | null {
  if (text === null) return 'registered'
  const plain = text.normalize('NFKC').toLowerCase()
  return STATUSES[plain] ?? GI_STATUSES.find((each) => each === plain) ?? null
}

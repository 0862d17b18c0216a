import type { ImportField } from './import-row.ts'

/** How files call what we ask for, folded: Japanese and English headers, keys of open data, OpenStreetMap and Anitabi. */
const NAMES: Record<ImportField, string> = {
  ref: 'id|@id|ref|uid|guid|placeid|sourceid|identifier|番号|no|施設番号|施設id|管理番号|全国地方公共団体コードとid|stopid|識別子',
  name: 'name|title|名称|名前|施設名|施設名称|スポット名|店名|店舗名|場所|地点名|stopname|見出し',
  name_ja: 'nameja|name:ja|japanese|japanesename|日本語名|名称日本語|名称日|和名',
  name_en: 'nameen|name:en|english|englishname|英語名|英語名称|名称英語|名称英|英語表記',
  name_reading:
    'namereading|name:jahira|name:jakana|name:ja_hira|name:ja_kana|name:jahrkt|reading|kana|yomi|読み|よみ|ふりがな|フリガナ|名称カナ|名称ヨミ|カナ|読み仮名',
  name_ko: 'nameko|name:ko|korean|koreanname|韓国語名|名称韓国語|ハングル|한국어',
  name_zh: 'namezh|name:zh|chinese|chinesename|中国語名|名称中国語|中文',
  name_zh_hans:
    'namezhhans|name:zhhans|name:zhcn|中国語簡体字|中国語簡体|簡体字|名称中国語簡体字|名称中国語簡体|简体中文',
  name_zh_hant:
    'namezhhant|name:zhhant|name:zhtw|name:zhhk|中国語繁体字|中国語繁体|繁体字|名称中国語繁体字|名称中国語繁体|繁體中文',
  kind: 'kind|type|category|genre|種別|分類|カテゴリ|カテゴリー|ジャンル|種類|folder|フォルダ',
  coordinates: 'coordinates|latlng|latlon|lnglat|location|geo|point|座標|緯度経度|経度緯度|位置|位置情報',
  lat: 'lat|latitude|y|緯度|北緯|stoplat',
  lng: 'lng|lon|long|longitude|x|経度|東経|stoplon',
  precision: 'precision|precisionmeters|accuracy|coordinateprecisionmeters|精度|誤差',
  prefecture: 'prefecture|pref|prefecturecode|都道府県|都道府県名|県|都道府県コード|addr:province|addr:state',
  municipality: 'municipality|city|市区町村|市区町村名|市町村|市町村名|市区町村コード|addr:city',
  opening_hours: 'openinghours|hours|opening_hours|営業時間|開館時間|利用時間|開園時間',
  stay_minutes: 'stayminutes|stay|滞在時間|所要時間|滞在分|所要分',
  price_yen: 'priceyen|price|fee|料金|入場料|料金円|価格',
  website: 'website|url|link|web|contact:website|ホームページ|ウェブサイト|公式サイト|hp',
  diets: 'diets|diet|食の対応|食事制限',
  step_free: 'stepfree|wheelchair|バリアフリー|車椅子|車いす',
  description: 'description|desc|note|notes|comment|cmt|説明|概要|備考|紹介|メモ|stopdesc',
  description_ja: 'descriptionja|description:ja|説明日本語|日本語説明',
  description_en: 'descriptionen|description:en|説明英語|英語説明|英語概要',
  licence: 'licence|license|rights|ライセンス|利用条件',
}

const FIELDS = new Map<string, ImportField>(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.split('|').map((name): [string, ImportField] => [folded(name), field as ImportField]),
  ),
)

const known = new Map<string, ImportField | null>()

/** Which field a column or a property is, told by its name; null for one that says nothing to us. */
export function fieldOf(column: string): ImportField | null {
  const kept = known.get(column)
  if (kept !== undefined) return kept
  const field = FIELDS.get(folded(column)) ?? FIELDS.get(folded(column.replace(/[(([].*$/, ''))) ?? null
  if (known.size < 2000) known.set(column, field)
  return field
}

function folded(column: string): string {
  return column
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.・/()[\]]+/g, '')
}

/** Columns by hand, before what their names tell: `name=施設名`; null for a field that no column holds. */
export type Mapping = Partial<Record<ImportField, string | null>>

/** The fields of a record by its properties; of two for one field the first counts. */
export function cellsOf(
  properties: Readonly<Record<string, string>>,
  mapping: Mapping = {},
): Partial<Record<ImportField, string>> {
  const cells: Partial<Record<ImportField, string>> = {}
  for (const [field, column] of Object.entries(mapping)) {
    const value = column ? properties[column] : undefined
    if (value) cells[field as ImportField] = value
  }
  for (const key in properties) {
    const field = fieldOf(key)
    if (field && cells[field] === undefined && mapping[field] === undefined && properties[key]) {
      cells[field] = properties[key]
    }
  }
  return cells
}

/** Where each field stands in a table's head; −1 for none. */
export function columnsOf(head: readonly string[], mapping: Mapping = {}): [field: ImportField, column: number][] {
  const found = new Map<ImportField, number>()
  for (const [field, column] of Object.entries(mapping)) {
    const at = column === null ? -1 : head.findIndex((name) => name.trim() === column)
    if (at >= 0) found.set(field as ImportField, at)
  }
  head.forEach((name, at) => {
    const field = fieldOf(name)
    if (field && !found.has(field) && mapping[field] === undefined) found.set(field, at)
  })
  return [...found]
}

/** Which of a file's columns each field is probably in, as their names tell; of two the first. */
export function guessOf(columns: readonly string[]): Mapping {
  const guess: Mapping = {}
  for (const column of columns) {
    const field = fieldOf(column)
    if (field) guess[field] ??= column
  }
  return guess
}

import { isLocalDate, type LocalDate } from './time.ts'

/** The year before the first of each era that documents in use still name. */
const ERAS: Record<string, number> = { 昭和: 1925, S: 1925, 平成: 1988, H: 1988, 令和: 2018, R: 2018 }

/**
 * A day as Japanese registers write it: `2015-12-22`, `2015/12/22`, `2015年12月22日`, `平成27年12月22日`, `令和元年5月1日`, `H27.12.22`,
 * in full width too; null for anything else and for days that never were.
 */
export function readJapaneseDate(text: string): LocalDate | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\(.\)$|[月火水木金土日]曜日?$/, '')
  const match = /^(昭和|平成|令和|[SHR])?(\d{1,4}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/i.exec(plain)
  if (!match) return null
  const [, era, years, month, day] = match
  const count = years === '元' ? 1 : Number(years)
  if (era === undefined ? years!.length !== 4 : count < 1 || count > 99) return null
  const year = era === undefined ? count : ERAS[era.toUpperCase()]! + count
  const date = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return isLocalDate(date) ? date : null
}

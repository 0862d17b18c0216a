import holidayJp from '@holiday-jp/holiday_jp'
import type { LocalDate } from '../values/time.ts'

/** Whether a day is a national holiday of Japan, substitute and citizens' holidays included. */
export function isHoliday(date: LocalDate): boolean {
  return date in holidayJp.holidays
}

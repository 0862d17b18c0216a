import type { Names } from '../values/locale.ts'
import type { LocalDate } from '../values/time.ts'
import type { LocalText } from './place.ts'

/** A dated claim with evidence: this place serves this GI product, as this dish where one is named. */
export interface Serves {
  id: string
  placeId: string
  giProduct: { id: string; names: Names; category: string } | null
  dish: { id: string; names: Names } | null
  note: LocalText
  evidence: string
  claimedOn: LocalDate
  isSample: boolean
  sourceKey: string
}

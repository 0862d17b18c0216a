import type { Names } from '../values/locale.ts'

/** A regional dish (郷土料理) of a prefecture. */
export interface Dish {
  id: string
  prefectureCode: string
  names: Names
  sourceKey: string
  sourceRef: string | null
}

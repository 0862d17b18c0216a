import type { LocalText } from '#app/domain/catalog/place.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { LocalDate, LocalDateTime } from '#app/domain/values/time.ts'

/** What the plan form offers to choose from. */
export interface PlanChoices {
  /** In Japan. */
  today: LocalDate
  /** What a field holds when nobody touched it. */
  usual: { travelMode: string; walkLimitMeters: string }
  limits: {
    tripDays: number
    childAge: number
    adults: number
    children: number
    walkMeters: { min: number; max: number }
  }
  areas: { id: string; names: Names; places: number; works: number }[]
  works: { id: string; names: Names; placeCount: number }[]
  /** Wishes that are ticked, then those a search found. */
  places: { id: string; names: Names; kind: string; isSample: boolean; manners: LocalText | null }[]
  hasSearchedInVain: boolean
  tours: { departureId: string; names: Names; localStart: LocalDateTime }[]
  /** Of the areas, for typing ahead before anything was typed. */
  stationNames: Names[]
}

export interface StationChoice {
  group: string
  names: Names
  lineCount: number
  nearest: { names: Names; meters: number } | null
}

export type OfferedStations = Partial<Record<'arrivalStation' | 'departureStation', StationChoice[]>>

import type { LocalDate } from '../values/time.ts'
import type { LocalText, Place } from './place.ts'
import type { Work } from './work.ts'

/** The link of a work to a place. */
export interface Scene {
  id: string
  workId: string
  placeId: string
  episode: string | null
  note: LocalText
  sourceKey: string
  isConfirmed: boolean
  confirmedOn: LocalDate | null
}

/** A scene with its place, as a work's page lists it. */
export interface SceneAtPlace extends Scene {
  place: Place
}

/** A scene with its work, as a place's page lists it. */
export interface SceneOfWork extends Scene {
  work: Work
}

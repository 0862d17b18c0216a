import { PUBLICATIONS, type Publication } from '../catalog/place.ts'
import { accept, type Result, refuse } from '../values/result.ts'

/** From draft to review to published and back; what was withdrawn begins again as a draft. */
const NEXT: Record<Publication, readonly Publication[]> = {
  draft: ['review', 'withdrawn'],
  review: ['draft', 'published', 'withdrawn'],
  published: ['review', 'withdrawn'],
  withdrawn: ['draft'],
}

/** The states that a record can be put into from where it is, its own first. */
export function possiblePublications(from: Publication): Publication[] {
  return PUBLICATIONS.filter((to) => to === from || NEXT[from].includes(to)).sort(
    (a, b) => Number(b === from) - Number(a === from),
  )
}

export type PublicationRefusal = { kind: 'publication_not_possible'; from: Publication; to: Publication }

/** Whether a record may be put into a state: one step at a time, so that nothing is published without a review. */
export function decidePublication(from: Publication, to: Publication): Result<Publication, PublicationRefusal> {
  if (possiblePublications(from).includes(to)) return accept(to)
  return refuse({ kind: 'publication_not_possible', from, to })
}

import { describe, expect, it } from 'vitest'
import { distanceMeters } from '../values/geo.ts'
import type { Place } from './place.ts'
import {
  coarsePublicPoint,
  isPlannablePlace,
  isPublicPlace,
  mayCuratePlace,
  maySeePlace,
  PROTECTED_PRECISION_METERS,
} from './visibility.ts'

type Facts = Pick<Place, 'publication' | 'protection' | 'prefectureCode' | 'municipalityCode'>
const uji: Facts = { publication: 'published', protection: 'open', prefectureCode: '26', municipalityCode: '26204' }

describe('who may see a place', () => {
  it('everybody sees what is published, nobody unpublished or hidden records', () => {
    expect(isPublicPlace(uji)).toBe(true)
    for (const publication of ['draft', 'review', 'withdrawn'] as const) {
      expect(maySeePlace({ kind: 'public' }, { ...uji, publication })).toBe(false)
    }
    expect(maySeePlace({ kind: 'public' }, { ...uji, protection: 'hidden' })).toBe(false)
  })

  it('a closed place is shown but never planned', () => {
    expect(isPublicPlace({ ...uji, protection: 'closed' })).toBe(true)
    expect(isPlannablePlace({ ...uji, protection: 'closed' })).toBe(false)
    expect(isPlannablePlace({ ...uji, protection: 'stand_only_here' })).toBe(true)
  })

  it('a board sees drafts of its own region alone', () => {
    const draft: Facts = { ...uji, publication: 'draft' }
    const board = (prefectureCode: string, municipalityCode: string | null) =>
      ({ kind: 'board', prefectureCode, municipalityCode }) as const
    expect(maySeePlace(board('26', null), draft)).toBe(true)
    expect(maySeePlace(board('26', '26204'), draft)).toBe(true)
    expect(maySeePlace(board('26', '26100'), draft)).toBe(false)
    expect(maySeePlace(board('25', null), draft)).toBe(false)
    expect(mayCuratePlace({ kind: 'operator' }, draft)).toBe(true)
  })
})

describe('the public point of a protected place', () => {
  it('is the same for every point of its square', () => {
    const corners = [
      { lat: 34.89, lng: 135.8 },
      { lat: 34.8999, lng: 135.8099 },
    ].map(coarsePublicPoint)
    expect(corners[0]).toEqual(corners[1])
    expect(coarsePublicPoint({ lat: 34.9, lng: 135.8 })).not.toEqual(corners[0])
  })

  it('is never further away than it says', () => {
    for (const exact of [
      { lat: 24.34, lng: 124.15 },
      { lat: 34.89, lng: 135.8 },
      { lat: 45.41999, lng: 141.67999 },
    ]) {
      expect(distanceMeters(exact, coarsePublicPoint(exact))).toBeLessThanOrEqual(PROTECTED_PRECISION_METERS)
    }
  })
})

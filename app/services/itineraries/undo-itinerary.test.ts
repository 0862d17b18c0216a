import { describe, expect, it } from 'vitest'
import type { VersionCause } from '#db/repositories/itineraries.ts'
import { versionBefore } from './undo-itinerary.server.ts'

const lock: VersionCause = { kind: 'lock', stopId: 's', isLocked: true }
const undo = (undoneVersion: number): VersionCause => ({ kind: 'undo', undoneVersion })
const booked: VersionCause = { kind: 'add_tour', departureId: 'd', isBooked: true }
const goesBackTo = (...causes: VersionCause[]) =>
  versionBefore(causes.map((cause, index) => ({ version: index + 1, cause })))

describe('the version an undo goes back to', () => {
  it('a new plan has none', () => expect(goesBackTo(null)).toBeUndefined())
  it('one change goes back to the planner’s', () => expect(goesBackTo(null, lock)).toBe(1))
  it('a second undo goes one further back', () => expect(goesBackTo(null, lock, lock, undo(3))).toBe(1))
  it('after undoing everything there is none', () => expect(goesBackTo(null, lock, undo(2))).toBeUndefined())
  it('a change after an undo goes back to what the undo restored', () => {
    expect(goesBackTo(null, lock, lock, undo(3), lock)).toBe(2)
  })
  it('never goes behind a booked tour', () => {
    expect(goesBackTo(null, lock, booked)).toBeUndefined()
    expect(goesBackTo(null, lock, booked, lock)).toBe(3)
  })
})

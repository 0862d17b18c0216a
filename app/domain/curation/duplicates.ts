import type { PlaceKind } from '../catalog/place.ts'
import { distanceMeters, type Point } from '../values/geo.ts'
import { foldName } from './import/known-places.ts'

/** As much of a record as tells whether another one is the same place. */
export interface DuplicateRecord {
  id: string
  kind: PlaceKind
  /** In Japanese and English, as its pages are titled. */
  names: readonly (string | null)[]
  /** Its reading and its names in further languages. */
  otherNames: readonly (string | null)[]
  point: Point
  precisionMeters: number
  sourceRef: string | null
}

/** Why two records may be one place; the first counts most. */
export const DUPLICATE_REASONS = ['same_source_id', 'same_name', 'same_other_name'] as const
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number]

export interface DuplicatePair {
  /** Ids in their order. */
  first: string
  second: string
  /** Between the two public points. */
  meters: number
  reasons: DuplicateReason[]
  isSameKind: boolean
}

/** Two records of one name and kind no farther apart than this are probably one place. */
const SAME_NAME_METERS = 300
/** A point that is known to a kilometre only may lie that far off, yet no farther than this is believed. */
const MOST_METERS = 2_000
/** The same name in another language, or another kind of sight, wants the two to be closer. */
const CLOSE_METERS = 150
/** One id of the same register, however badly the two were located. */
const SAME_ID_METERS = 5_000
/** Of one name on one point: nobody looks through more of them than this for each. */
const MOST_PARTNERS = 20
const METERS_PER_DEGREE = 111_195

/** What is inside something else: a shop in a station or an eating house of a temple's name is a place of its own. */
const GROUPS: readonly (readonly PlaceKind[])[] = [
  ['restaurant', 'cafe'],
  ['shop', 'market', 'producer', 'brewery', 'craft'],
  ['meeting_point'],
]

/** Whether records of these kinds can be one place at all. */
export function mayBeOnePlace(a: PlaceKind, b: PlaceKind): boolean {
  return a === b || a === 'other' || b === 'other' || groupOf(a) === groupOf(b)
}

function groupOf(kind: PlaceKind): number {
  return GROUPS.findIndex((group) => group.includes(kind))
}

/** As a record is titled, as it is also called, or a part of a name with brackets (often only its town). */
type NameForm = 'main' | 'other' | 'part'

interface Entry {
  record: DuplicateRecord
  form: NameForm
}

/**
 * Finds pairs of records that may be one place. Records meet only under the same name or source id, and there only those
 * that are near in latitude: a hundred thousand of them are not compared with each other. Folding the names is most of
 * the work, so that records are added in pages, with rests between them.
 */
export class DuplicateFinder {
  private readonly byName = new Map<string, Entry[]>()
  private readonly byRef = new Map<string, Entry[]>()

  add(records: Iterable<DuplicateRecord>): void {
    for (const record of records) {
      for (const [name, form] of namesOf(record)) add(this.byName, name, { record, form })
      if (isTelling(record.sourceRef)) add(this.byRef, record.sourceRef, { record, form: 'main' })
    }
  }

  /** The surest first. */
  pairs(): DuplicatePair[] {
    const pairs = new Map<string, DuplicatePair>()
    for (const entries of this.byRef.values()) {
      eachNear(entries, SAME_ID_METERS, (a, b, meters) => note(pairs, a.record, b.record, meters, 'same_source_id'))
    }
    for (const entries of this.byName.values()) {
      eachNear(entries, MOST_METERS, (a, b, meters) => {
        // Two branches have one name before the brackets, two neighbours one town in them.
        if (a.form === 'part' && b.form === 'part') return
        const reason = a.form === 'main' && b.form === 'main' ? 'same_name' : 'same_other_name'
        if (meters <= limitOf(a.record, b.record, reason)) note(pairs, a.record, b.record, meters, reason)
      })
    }
    const idsOf = ({ first, second }: DuplicatePair) => `${first} ${second}`
    return [...pairs.values()].sort(
      (a, b) => weightOf(b) - weightOf(a) || a.meters - b.meters || (idsOf(a) < idsOf(b) ? -1 : 1),
    )
  }
}

/** Every form of the names once, those in brackets apart too: 金閣寺（鹿苑寺） is known as both. */
function namesOf({ names, otherNames }: DuplicateRecord): Map<string, NameForm> {
  const forms = new Map<string, NameForm>()
  const put = (name: string, form: NameForm) => {
    const folded = foldName(name)
    if (folded.length > 1 && !forms.has(folded)) forms.set(folded, form)
  }
  for (const name of names) if (name) put(name, 'main')
  for (const name of otherNames) if (name) put(name, 'other')
  for (const name of [...names, ...otherNames]) {
    if (!name) continue
    const inBrackets = /^(.+?)\s*[(（](.+?)[)）]\s*$/.exec(name)
    for (const part of inBrackets?.slice(1) ?? []) put(part, 'part')
  }
  return forms
}

/** An id that means something beyond its file: `node/123456`, not a number of a row. */
function isTelling(ref: string | null): ref is string {
  return ref !== null && ref.length >= 6 && /\d/.test(ref) && /[^\d.\s-]/.test(ref)
}

function add(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const known = map.get(key)
  if (known) known.push(entry)
  else map.set(key, [entry])
}

/** Those of one name in the order of their latitude, each with the next ones within a distance. */
function eachNear(entries: Entry[], within: number, tell: (a: Entry, b: Entry, meters: number) => void): void {
  if (entries.length < 2) return
  const sorted = [...entries].sort((a, b) => a.record.point.lat - b.record.point.lat)
  const reach = within / METERS_PER_DEGREE
  for (const [index, a] of sorted.entries()) {
    let partners = 0
    for (let next = index + 1; next < sorted.length && partners < MOST_PARTNERS; next++) {
      const b = sorted[next]!
      if (b.record.point.lat - a.record.point.lat > reach) break
      if (a.record.id === b.record.id || !mayBeOnePlace(a.record.kind, b.record.kind)) continue
      const meters = distanceMeters(a.record.point, b.record.point)
      if (meters > within) continue
      partners += 1
      tell(a, b, meters)
    }
  }
}

function limitOf(a: DuplicateRecord, b: DuplicateRecord, reason: DuplicateReason): number {
  const isClose = reason === 'same_other_name' || !isSameKind(a.kind, b.kind)
  const known = isClose ? CLOSE_METERS : SAME_NAME_METERS
  return Math.min(MOST_METERS, Math.max(known, a.precisionMeters + b.precisionMeters))
}

function note(
  pairs: Map<string, DuplicatePair>,
  a: DuplicateRecord,
  b: DuplicateRecord,
  meters: number,
  reason: DuplicateReason,
): void {
  const [first, second] = a.id < b.id ? [a.id, b.id] : [b.id, a.id]
  const key = `${first}\n${second}`
  const known = pairs.get(key)
  // One name says it: that another one is alike too adds nothing.
  const isSaid = known?.reasons.some((one) => one === reason || (one === 'same_name' && reason === 'same_other_name'))
  if (isSaid) return
  const others = (known?.reasons ?? []).filter((one) => !(one === 'same_other_name' && reason === 'same_name'))
  const reasons = DUPLICATE_REASONS.filter((one) => one === reason || others.includes(one))
  pairs.set(key, { first, second, meters: Math.round(meters), reasons, isSameKind: isSameKind(a.kind, b.kind) })
}

function isSameKind(a: PlaceKind, b: PlaceKind): boolean {
  return a === b || a === 'other' || b === 'other'
}

function weightOf({ reasons, isSameKind: isAlike }: DuplicatePair): number {
  const most = DUPLICATE_REASONS.length - DUPLICATE_REASONS.indexOf(reasons[0]!)
  return most * 2 + (isAlike ? 1 : 0)
}

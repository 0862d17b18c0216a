import type { PlaceKind } from '../../catalog/place.ts'
import { PLACE_KINDS } from '../../catalog/place.ts'
import { foldSearchText } from '../../catalog/search-text.ts'
import { distanceMeters, type Point } from '../../values/geo.ts'

/** Two records of one name and kind this near to each other are probably one place. */
export const SAME_PLACE_METERS = 300
const FIRST_SIZE = 1 << 12

/** A name as it counts for duplicates: without width, case, marks, spaces and points between words. */
export function foldName(name: string): string {
  return foldSearchText(name).replaceAll(' ', '')
}

export interface Neighbour {
  /** The number under which the place was added. */
  number: number
  meters: number
}

/**
 * Places by their folded name, 21 bytes each, so that a million of them and a file of any length fit into memory.
 * A name is kept as 32 bits of itself: together with the distance that takes no two different names for one.
 */
export class KnownPlaces {
  private hashes = new Int32Array(FIRST_SIZE)
  private next = new Int32Array(FIRST_SIZE)
  private lats = new Float32Array(FIRST_SIZE)
  private lngs = new Float32Array(FIRST_SIZE)
  private kinds = new Uint8Array(FIRST_SIZE)
  /** By hash, the number of the first place plus one. */
  private heads = new Int32Array(FIRST_SIZE * 2)
  private count = 0

  get size(): number {
    return this.count
  }

  add(folded: string, kind: PlaceKind, { lat, lng }: Point): number {
    if (this.count === this.hashes.length) this.grow()
    const number = this.count++
    const hash = hashOf(folded)
    this.hashes[number] = hash
    this.lats[number] = lat
    this.lngs[number] = lng
    this.kinds[number] = PLACE_KINDS.indexOf(kind)
    this.chain(number, hash)
    return number
  }

  /** The nearest place of the same name within a distance; of another kind only where one of the two is unknown. */
  findNear(
    folded: string,
    kind: PlaceKind,
    point: Point,
    {
      within = SAME_PLACE_METERS,
      not = -1,
      sameKind = true,
    }: { within?: number; not?: number; sameKind?: boolean } = {},
  ): Neighbour | null {
    const hash = hashOf(folded)
    const other = PLACE_KINDS.indexOf('other')
    const own = PLACE_KINDS.indexOf(kind)
    let nearest: Neighbour | null = null
    for (let at = this.heads[hash & (this.heads.length - 1)]!; at > 0; at = this.next[at - 1]!) {
      const number = at - 1
      if (this.hashes[number] !== hash || number === not) continue
      const theirs = this.kinds[number]!
      if (sameKind && theirs !== own && theirs !== other && own !== other) continue
      const meters = distanceMeters(point, this.pointOf(number))
      if (meters <= within && meters < (nearest?.meters ?? Infinity)) nearest = { number, meters }
    }
    return nearest
  }

  /** To about two metres. */
  pointOf(number: number): Point {
    return { lat: this.lats[number]!, lng: this.lngs[number]! }
  }

  private chain(number: number, hash: number): void {
    const slot = hash & (this.heads.length - 1)
    this.next[number] = this.heads[slot]!
    this.heads[slot] = number + 1
  }

  private grow(): void {
    const size = this.hashes.length * 2
    const larger = <Kind extends Int32Array | Float32Array | Uint8Array>(made: Kind, old: Kind): Kind => {
      made.set(old)
      return made
    }
    this.hashes = larger(new Int32Array(size), this.hashes)
    this.next = new Int32Array(size)
    this.lats = larger(new Float32Array(size), this.lats)
    this.lngs = larger(new Float32Array(size), this.lngs)
    this.kinds = larger(new Uint8Array(size), this.kinds)
    this.heads = new Int32Array(size * 2)
    for (let number = 0; number < this.count; number++) this.chain(number, this.hashes[number]!)
  }
}

/** FNV-1a over the letters. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}

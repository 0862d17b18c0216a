const FIRST_SIZE = 1 << 12

/** Which references a file has had so far, by 53 bits of their digest: 8 to 16 bytes each, however long they are. */
export class SeenRefs {
  private slots = new Float64Array(FIRST_SIZE)
  private count = 0

  /** False where it was seen before. `digest` is a whole number from 1 to 2⁵³ − 1. */
  add(digest: number): boolean {
    if (this.count * 2 >= this.slots.length) this.grow()
    const slot = this.slotOf(digest)
    if (this.slots[slot] === digest) return false
    this.slots[slot] = digest
    this.count++
    return true
  }

  has(digest: number): boolean {
    return this.slots[this.slotOf(digest)] === digest
  }

  private slotOf(digest: number): number {
    const mask = this.slots.length - 1
    let slot = digest % this.slots.length
    while (this.slots[slot] !== 0 && this.slots[slot] !== digest) slot = (slot + 1) & mask
    return slot
  }

  private grow(): void {
    const old = this.slots
    this.slots = new Float64Array(old.length * 2)
    for (const digest of old) if (digest !== 0) this.slots[this.slotOf(digest)] = digest
  }
}

/** Indices 0 … size − 1 of a list of keys, the one with the greatest key on top. */
export class MaxHeap {
  private readonly items: Int32Array
  size = 0

  constructor(private readonly keys: Float64Array) {
    this.items = new Int32Array(keys.length)
  }

  get top(): number {
    return this.items[0]!
  }

  /** Begins anew with the first `count` keys. */
  fill(count: number): void {
    this.size = count
    for (let i = 0; i < count; i++) this.items[i] = i
    for (let at = (count >> 1) - 1; at >= 0; at--) this.sink(at)
  }

  /** To be called when the key of the top became smaller. */
  settleTop(): void {
    this.sink(0)
  }

  removeTop(): void {
    this.size--
    this.items[0] = this.items[this.size]!
    this.sink(0)
  }

  private sink(from: number): void {
    const { items, keys, size } = this
    const item = items[from]!
    const key = keys[item]!
    let at = from
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && keys[items[child + 1]!]! > keys[items[child]!]!) child++
      if (keys[items[child]!]! <= key) break
      items[at] = items[child]!
      at = child
    }
    items[at] = item
  }
}

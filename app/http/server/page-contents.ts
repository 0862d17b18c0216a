import { createHash } from 'node:crypto'
import { serialize } from 'node:v8'

/** What a page is made of: told before it is rendered, so that one which would read the same need not be. */
export class PageContents {
  seen: string | null = null
  areAsBefore = false

  constructor(private readonly before: string | null) {}

  /** Whether the page whose loaders answered this is the one that was made before. */
  compare(loaded: unknown): boolean {
    this.seen = digestOf(loaded)
    this.areAsBefore = this.seen !== null && this.seen === this.before
    return this.areAsBefore
  }
}

/** Null for what can't be written down, such as an answer that is still to come. */
function digestOf(loaded: unknown): string | null {
  try {
    return createHash('sha256').update(serialize(loaded)).digest('base64')
  } catch {
    return null
  }
}

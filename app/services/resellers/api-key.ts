import { createHash } from 'node:crypto'
import type { NewId } from '#app/domain/values/ids.ts'

/** A fresh key: 256 bits by two ids, with a beginning by which a leaked one is recognised. */
export function makeKey(newId: NewId): string {
  return `meguri_${newId()}${newId()}`
}

/** What is kept of a key. So many bits need no slow hash. */
export function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** An id of ours in the form of a UUID (version 8, RFC 9562), where the standard wants one. */
export function uuidOf(id: string): string {
  const hex = digestOf(id)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

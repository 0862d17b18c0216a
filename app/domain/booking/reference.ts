/** A reference for people, `MGR-7K3F9-2XQ8M`: 50 bits of a fresh id; it opens nothing by itself. */
export function referenceOf(id: string): string {
  const letters = id.slice(-11, -1).toUpperCase()
  return `MGR-${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** Reads what people type: small letters, missing dashes, O for zero and I or L for one. `null` when it is none. */
export function parseReference(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  if (!plain.startsWith('MGR') || plain.length !== 13) return null
  const letters = plain.slice(3).replace(/O/g, '0').replace(/[IL]/g, '1')
  return `MGR-${letters.slice(0, 5)}-${letters.slice(5)}`
}

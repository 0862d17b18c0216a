/** How a table is sorted; it stands in the address as `sort=name` or `sort=-name`. */
export interface Sort<By extends string = string> {
  by: By
  isDescending: boolean
}

/** The order that an address asks for; what it can't mean is the usual one. */
export function sortOf<By extends string>(asked: string | null, choices: readonly By[], usual: Sort<By>): Sort<By> {
  const isDescending = asked?.startsWith('-') ?? false
  const by = choices.find((choice) => choice === asked?.slice(isDescending ? 1 : 0))
  return by ? { by, isDescending } : usual
}

/** The same as text for an address. */
export function sortText({ by, isDescending }: Sort): string {
  return isDescending ? `-${by}` : by
}

/** Rows in that order, words as the reader's language sorts them; equal rows stay as they were, unknown ones come last. */
export function sortRows<Row, By extends string>(
  rows: readonly Row[],
  { by, isDescending }: Sort<By>,
  values: Record<By, (row: Row) => string | number | null>,
  language: string,
): Row[] {
  const collator = new Intl.Collator(language, { numeric: true })
  return [...rows].sort((one, other) => {
    const [a, b] = [values[by](one), values[by](other)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
    return isDescending ? -order : order
  })
}

const MOST = 500
const made = new Map<string, unknown>()

/** Formatters are costly to make and the same for everyone, so each is made once; the bound is for made-up zones. */
function once<Formatter>(kind: string, locale: string, options: object, make: () => Formatter): Formatter {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`
  const known = made.get(key) as Formatter | undefined
  if (known) return known
  if (made.size >= MOST) made.clear()
  const formatter = make()
  made.set(key, formatter)
  return formatter
}

export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once('number', locale, options, () => new Intl.NumberFormat(locale, options))
}

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once('date', locale, options, () => new Intl.DateTimeFormat(locale, options))
}

/** "a, b and c" in a language. */
export function listOf(locale: string, texts: readonly string[]): string {
  return once('list', locale, {}, () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(texts)
}

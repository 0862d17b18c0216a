type Texts = { [key: string]: string | Texts }

const ACCENTED: Record<string, string> = {
  a: 'ȧ',
  b: 'ƀ',
  c: 'ƈ',
  d: 'ḓ',
  e: 'ḗ',
  f: 'ƒ',
  g: 'ɠ',
  h: 'ħ',
  i: 'ī',
  j: 'ĵ',
  k: 'ķ',
  l: 'ŀ',
  m: 'ḿ',
  n: 'ƞ',
  o: 'ǿ',
  p: 'ƥ',
  q: 'ɋ',
  r: 'ř',
  s: 'ş',
  t: 'ŧ',
  u: 'ŭ',
  v: 'ṽ',
  w: 'ẇ',
  x: 'ẋ',
  y: 'ẏ',
  z: 'ẑ',
  A: 'Ȧ',
  E: 'Ḗ',
  I: 'Ī',
  O: 'Ǿ',
  U: 'Ŭ',
  S: 'Ş',
  T: 'Ŧ',
}

/**
 * A language that nobody speaks, made from English: accents show a sentence that is not a key, two fifths more
 * length show a box that is too small. Placeholders and tags stay as they are.
 */
export function pseudoTexts(texts: Texts): Texts {
  const outsidePlaceholders = (text: string) => text.replaceAll(/[A-Za-z]/g, (letter) => ACCENTED[letter] ?? letter)
  return mapTexts(texts, (text) => {
    const more =
      text
        .split(PLACEHOLDER)
        .filter((_, index) => index % 2 === 0)
        .join('').length * 0.4
    return `[${mapParts(text, outsidePlaceholders)}${'~'.repeat(Math.ceil(more))}]`
  })
}

/** The same for right-to-left: an override mark turns each sentence around, but for what is put into it. */
export function rightToLeftTexts(texts: Texts): Texts {
  const turned = (text: string) => mapParts(text, same, (placeholder) => `${ISOLATE}${placeholder}${END_ISOLATE}`)
  return withArabicPlurals(mapTexts(texts, (text) => `${OVERRIDE}${turned(text)}${END_OVERRIDE}`))
}

const [OVERRIDE, END_OVERRIDE, ISOLATE, END_ISOLATE] = ['\u202e', '\u202c', '\u2066', '\u2069']
const PLACEHOLDER = /(\{\{.*?\}\}|<[^>]*>|\$t\(.*?\))/
const same = (text: string) => text

function mapParts(text: string, change: typeof same, changePlaceholder: typeof same = same): string {
  return text
    .split(PLACEHOLDER)
    .map((part, index) => (index % 2 === 0 ? change(part) : part.startsWith('{{') ? changePlaceholder(part) : part))
    .join('')
}

/** Arabic asks for six forms where English has two. */
function withArabicPlurals(texts: Texts): Texts {
  const entries = Object.entries(texts).flatMap(([key, value]): [string, string | Texts][] => {
    if (typeof value !== 'string') return [[key, withArabicPlurals(value)]]
    const stem = key.endsWith('_other') ? key.slice(0, -'_other'.length) : null
    if (stem === null || !(`${stem}_one` in texts)) return [[key, value]]
    return [[key, value], ...['zero', 'two', 'few', 'many'].map((form): [string, string] => [`${stem}_${form}`, value])]
  })
  return Object.fromEntries(entries)
}

function mapTexts(texts: Texts, change: (text: string) => string): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : mapTexts(value, change),
    ]),
  )
}

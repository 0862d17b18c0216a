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
 * A language that nobody speaks, made from English: accents show a sentence that is not a key, a third more
 * length shows a box that is too small. Placeholders and tags stay as they are.
 */
export function pseudoTexts(texts: Texts): Texts {
  return mapTexts(texts, (text) => `[${accent(text)}${'~'.repeat(Math.ceil(text.length * 0.3))}]`)
}

/** The same for right-to-left: an override mark turns each sentence around. */
export function rightToLeftTexts(texts: Texts): Texts {
  return mapTexts(texts, (text) => `\u202e${text}\u202c`)
}

function accent(text: string): string {
  return text
    .split(/(\{\{.*?\}\}|<[^>]*>|\$t\(.*?\))/)
    .map((part, index) => (index % 2 ? part : part.replace(/[A-Za-z]/g, (letter) => ACCENTED[letter] ?? letter)))
    .join('')
}

function mapTexts(texts: Texts, change: (text: string) => string): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : mapTexts(value, change),
    ]),
  )
}

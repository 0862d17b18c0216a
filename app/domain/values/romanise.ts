/**
 * A kana reading in Latin letters (Hepburn), each word with a capital. Long vowels stay as the kana write them: おう may
 * be one long vowel (こうえん) or the seam of two words (いのうえ), and kana alone don't tell which. Only ー is a macron.
 * `null` for a reading with anything that isn't kana, because the rest would be a guess.
 */
export function romanise(reading: string): string | null {
  if (/[0-9A-Za-z一-龯]/.test(reading)) return null
  const kana = toHiragana(reading.normalize('NFKC'))
  if (!/^[ぁ-ゖー\s/・「」()]+$/.test(kana) || !/[ぁ-ゖ]/.test(kana) || !isBalanced(kana)) return null
  const latin = kana
    .replace(/[・/]/g, ' / ')
    .replace(/[「」]/g, ' ')
    .replace(/\(/g, ' (')
    .replace(/[ぁ-ゖ][ゃゅょぁぃぅぇぉゎ]?/g, (syllable) => PAIRS[syllable] ?? lettersOf(syllable))
    .replace(/っ(?=ch)/g, 't')
    .replace(/っ([bcdfghjkmprstvwyz])/g, '$1$1')
    .replace(/っ/g, '')
    .replace(/n'(?![aiueoy])/g, 'n')
    .replace(/([aiueo])ー/g, (_, vowel: keyof typeof LONG) => LONG[vowel])
    .replace(/ー/g, '')
    .replace(/ +/g, ' ')
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')')
    .trim()
  return latin.replace(/(^|[\s(])([a-zāīūēō])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
}

function lettersOf(syllable: string): string {
  return [...syllable].map((kana) => SINGLE[kana] ?? kana).join('')
}

function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const letter of text) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}

const LONG = { a: 'ā', i: 'ī', u: 'ū', e: 'ē', o: 'ō' }

/** っ stays for the step after this one, when the next letter is known. */
const SINGLE: Record<string, string> = table(
  'あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しshi すsu せse そso ざza じji ずzu ぜze ぞzo ' +
    'たta ちchi つtsu てte とto だda ぢji づzu でde どdo なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho ばba びbi ぶbu ' +
    "べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa ゐi ゑe をo んn' " +
    'ゔvu ぁa ぃi ぅu ぇe ぉo ゃya ゅyu ょyo ゎwa ゕka ゖke',
)

const PAIRS: Record<string, string> = table(
  'きゃkya きゅkyu きょkyo ぎゃgya ぎゅgyu ぎょgyo しゃsha しゅshu しょsho じゃja じゅju じょjo ちゃcha ちゅchu ちょcho ' +
    'ぢゃja ぢゅju ぢょjo にゃnya にゅnyu にょnyo ひゃhya ひゅhyu ひょhyo びゃbya びゅbyu びょbyo ぴゃpya ぴゅpyu ぴょpyo ' +
    'みゃmya みゅmyu みょmyo りゃrya りゅryu りょryo くゎkwa ぐゎgwa しぇshe じぇje ちぇche つぁtsa つぇtse つぉtso てぃti でぃdi ' +
    'どぅdu とぅtu ふぁfa ふぃfi ふぇfe ふぉfo ふゅfyu うぃwi うぇwe うぉwo ゔぁva ゔぃvi ゔぇve ゔぉvo',
)

function table(pairs: string): Record<string, string> {
  return Object.fromEntries(
    pairs.split(' ').map((pair) => {
      const at = pair.search(/[a-z]/)
      return [pair.slice(0, at), pair.slice(at)]
    }),
  )
}

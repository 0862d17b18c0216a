/** Without ヶ, which stands for a kanji between kanji. */
const KANA = 'ぁ-ゔー'
/** A kanji has at most so many kana; several together may share one reading (海苔 のり, 秋刀魚 さんま). */
const MOST_KANA = 5
const FEWEST_KANA = 0.6

/**
 * Whether kana can be the reading of a whole name: nothing but kana, the name's own kana in their places, and some for
 * its kanji. Sources cut readings at brackets or give that of another name; those are not shown. A name of several
 * (／) is read by any reading that is right for each, and what it adds in brackets need not be read.
 */
export function isReadingOf(reading: string, name: string): boolean {
  const readings = alternativesOf(reading)
  return (
    isReading(bare(reading), bare(name)) ||
    isReading(bare(withoutBrackets(reading)), bare(withoutBrackets(name))) ||
    alternativesOf(name).every((each) => readings.every((kana) => isReading(kana, each)))
  )
}

function isReading(kana: string, name: string): boolean {
  if (!new RegExp(`^[${KANA}]+$`).test(kana)) return false
  const runs = name.match(new RegExp(`[${KANA}]+|[^${KANA}]+`, 'g')) ?? []
  const pattern = runs.map((run) =>
    new RegExp(`[${KANA}]`).test(run)
      ? unvoiced(run)
      : `.{${Math.ceil(run.length * FEWEST_KANA)},${run.length * MOST_KANA}}`,
  )
  return new RegExp(`^${pattern.join('')}$`).test(unvoiced(kana))
}

function alternativesOf(text: string): string[] {
  return text.split(/[／/]/).map(bare)
}

function withoutBrackets(text: string): string {
  return text.normalize('NFKC').replace(/\(.*\)$|【.*】$/, '')
}

/** In hiragana, without what is not spoken. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/[\s/()[\]・、,。「」『』〜~!?&＆-]/g, '')
}

/** 引きずし is read びきすし as well as びきずし. */
function unvoiced(kana: string): string {
  return kana.normalize('NFD').replace(/[\u3099\u309a]/g, '')
}

import { type Names, shownName } from '#app/domain/values/locale.ts'
import { useLanguage } from '../layout/use-page.ts'

/**
 * A name from the data in the reader's language; without one its reading in Latin letters with the Japanese beside it,
 * or the Japanese alone, each with its `lang`. It keeps its own direction on a page that runs the other way.
 */
export function Name({ names, withOther = false }: { names: Names; withOther?: boolean }) {
  const language = useLanguage()
  const shown = shownName(names, language)
  const isJapanese = shown.lang === 'ja'
  const other = !isJapanese && (withOther || shown.isFallback) && names.ja !== shown.text ? names.ja : null
  return (
    <>
      {/* A margin instead of a space: no underline runs through it, and it is never at the start of a line. */}
      <span className={other ? 'me-[0.3em]' : undefined}>
        <span lang={shown.lang} dir="ltr">
          {shown.text}
        </span>
      </span>
      {other ? (
        <span className="inline-block font-normal text-[0.8em] text-ink-soft">
          {' '}
          <span lang="ja" dir="ltr">
            {other}
          </span>
        </span>
      ) : null}
    </>
  )
}

/** A name as one choice of a list: an option holds no elements, so it is itself in the name's language. */
export function NameOption({ value, names }: { value: string; names: Names }) {
  const { text, lang } = shownName(names, useLanguage())
  return (
    <option value={value} lang={lang}>
      {text}
    </option>
  )
}

/** A text pair from the data (descriptions, summaries): the reader's language or the other one, labelled by `lang`. */
export function DataText({ ja, en }: { ja: string | null; en: string | null }) {
  const language = useLanguage()
  const text = language === 'ja' ? (ja ?? en) : (en ?? ja)
  if (!text) return null
  return (
    <span lang={text === ja ? 'ja' : 'en'} dir="ltr">
      {text}
    </span>
  )
}

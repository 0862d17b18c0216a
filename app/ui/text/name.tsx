import { type Names, shownName } from '#app/domain/values/locale.ts'
import { useLanguage } from '../layout/use-page.ts'

/**
 * A name from the data in the reader's language; without one its reading in Latin letters with the Japanese beside it,
 * or the Japanese alone, each with its `lang`.
 */
export function Name({ names, withOther = false }: { names: Names; withOther?: boolean }) {
  const language = useLanguage()
  const shown = shownName(names, language)
  const isJapanese = shown.lang === 'ja'
  const other = !isJapanese && (withOther || shown.isFallback) && names.ja !== shown.text ? names.ja : null
  return (
    <>
      <span lang={shown.lang}>{shown.text}</span>
      {other ? (
        <>
          {' '}
          <span lang="ja" className="ms-1 inline-block font-normal text-[0.8em] text-ink-soft">
            {other}
          </span>
        </>
      ) : null}
    </>
  )
}

/** A text pair from the data (descriptions, summaries): the reader's language or the other one, labelled by `lang`. */
export function DataText({ ja, en }: { ja: string | null; en: string | null }) {
  const language = useLanguage()
  const text = language === 'ja' ? (ja ?? en) : (en ?? ja)
  if (!text) return null
  return <span lang={text === ja ? 'ja' : 'en'}>{text}</span>
}

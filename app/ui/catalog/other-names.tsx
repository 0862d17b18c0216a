import { useTranslation } from 'react-i18next'
import type { OtherName } from '#app/domain/catalog/other-name.ts'
import { useSay } from '#app/i18n/say.ts'

/** What a record is called in further languages, each name in its own; nothing where none is recorded. */
export function OtherNames({ names }: { names: readonly OtherName[] }) {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  if (names.length === 0) return null
  return (
    <dl className="mb-6 flex flex-wrap gap-x-6 gap-y-1 text-sm" aria-label={t('other_names')}>
      {names.map(({ language, name }) => (
        <div key={language} className="flex gap-2">
          <dt className="text-ink-soft">{say(`name_language.${language}`)}</dt>
          <dd lang={language} dir="ltr">
            {name}
          </dd>
        </div>
      ))}
    </dl>
  )
}

import { useTranslation } from 'react-i18next'
import type { FieldChange } from '#app/domain/curation/changes.ts'
import { useSay } from '#app/i18n/say.ts'
import { useLanguage } from '../layout/use-page.ts'
import { formatInstant } from '../text/figures.tsx'

export interface ShownRevision {
  id: string
  version: number
  at: number
  note: string | null
  author: string | null
  changes: FieldChange[]
}

/** Who changed what and why, newest first, with each value as it was and as it became. */
export function Revisions({ revisions }: { revisions: ShownRevision[] }) {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const language = useLanguage()
  return (
    <ol className="grid gap-4">
      {revisions.map(({ id, version, at, author, note, changes }) => (
        <li key={id} className="rounded-lg border border-line bg-surface p-4">
          <p className="flex flex-wrap items-baseline gap-x-4">
            <span className="font-medium">{author ?? common('unknown')}</span>
            <span className="text-ink-soft text-sm">{formatInstant(at, language, 'Asia/Tokyo')}</span>
            <span className="text-ink-soft text-sm">{t('revision.version', { version })}</span>
          </p>
          {note ? <p className="mt-1">{note}</p> : null}
          <Changes changes={changes} />
        </li>
      ))}
    </ol>
  )
}

function Changes({ changes }: { changes: FieldChange[] }) {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const say = useSay('board')
  if (!changes.length) return <p className="mt-1 text-ink-soft text-sm">{t('revision.nothing')}</p>
  const sayValue = ({ field }: FieldChange, value: string | null) => {
    if (value === null) return common('unknown')
    if (field === 'publication') return say(`publication.${value}`)
    if (field === 'protection') return say(`protection.of_state.${value}`)
    return field === 'step_free' ? common(value as 'yes' | 'no' | 'unknown') : value
  }
  return (
    <ul className="mt-2 space-y-1 text-sm">
      {changes.map((change) => (
        <li key={change.field}>
          <span className="text-ink-soft">{say(`field.${change.field}`)}: </span>
          <del className="text-ink-soft">{sayValue(change, change.before)}</del>
          {' → '}
          <ins className="no-underline">{sayValue(change, change.after)}</ins>
        </li>
      ))}
    </ul>
  )
}

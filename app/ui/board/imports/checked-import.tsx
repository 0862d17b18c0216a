import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Verdict } from '#app/domain/curation/import/import-row.ts'
import type { FileShift } from '#app/domain/curation/import/shift.ts'
import { useSay } from '#app/i18n/say.ts'
import { ButtonLink, SubmitButton } from '../../form/button.tsx'
import { Notice } from '../../layout/card.tsx'
import { useUrls } from '../../layout/use-page.ts'
import { VerdictCounts } from './verdict-counts.tsx'

const EFFECTS = ['create', 'update', 'withdraw', 'unchanged'] as const

interface Checked {
  id: string
  counts: Record<Verdict, number> | null
  shift: FileShift | null
  /** The file is still there, to be read another way. */
  head: unknown
}

/** What importing a checked file would do, and the button that does it. */
export function CheckedImport({ found, effects }: { found: Checked; effects: Record<string, number> }) {
  const { t } = useTranslation('imports')
  const say = useSay('imports')
  const urls = useUrls()
  const { id, counts, shift } = found
  const told = EFFECTS.filter((effect) => (effects[effect] ?? 0) > 0)
  return (
    <div className="grid gap-6">
      <div>
        <h2 className="font-serif text-xl">{t('checked.title')}</h2>
        <p className="mt-1 text-ink-soft">{t('checked.nothing_yet')}</p>
      </div>
      {shift ? (
        <Notice tone="warn" role="alert" title={t('checked.shift', { meters: shift.meters })}>
          <p>{t('checked.shift_words', { places: shift.places })}</p>
          {shift.datum ? <p>{t('checked.shift_datum', { datum: say(`settings.of_datum.${shift.datum}`) })}</p> : null}
        </Notice>
      ) : null}
      {counts ? <VerdictCounts id={id} counts={counts} /> : null}
      {told.length > 0 ? (
        <ul className="list-disc ps-5 font-medium">
          {told.map((effect) => (
            <li key={effect}>{say(`checked.${effect}`, { count: effects[effect] })}</li>
          ))}
        </ul>
      ) : (
        <Notice tone="warn" title={t('checked.nothing_good')} />
      )}
      <p className="max-w-prose text-ink-soft">{t('checked.later')}</p>
      <div className="flex flex-wrap gap-3">
        <Form method="post">
          <SubmitButton name="intent" value="import" pending={t('checked.importing')} disabled={told.length === 0}>
            {t('checked.import')}
          </SubmitButton>
        </Form>
        {found.head ? (
          <>
            <ButtonLink look="secondary" to={urls.boardImportSettings(id)}>
              {t('checked.change')}
            </ButtonLink>
            <Form method="post">
              <SubmitButton look="quiet" name="intent" value="discard" pending={t('checked.importing')}>
                {t('checked.discard')}
              </SubmitButton>
            </Form>
          </>
        ) : null}
      </div>
    </div>
  )
}

import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Source } from '#app/domain/catalog/source.ts'
import type { LocalDate } from '#app/domain/values/time.ts'
import { useUrls } from '../layout/use-page.ts'
import { DOT } from '../text/dot.ts'
import { Day } from '../text/figures.tsx'
import { DataText } from '../text/name.tsx'
import { Licence } from './licence.tsx'

/** What the data says of a record's confirmation: `unrecorded` where it has no field for it. */
export type Confirmation =
  | { kind: 'sample' }
  | { kind: 'on'; date: LocalDate }
  | { kind: 'agrees_with_register' }
  | { kind: 'differs_from_register' }
  | { kind: 'not_yet' }
  | { kind: 'unrecorded' }

/** Where a record comes from, under which licence and from when, and whether someone has confirmed it. */
export function SourceLine({ source, confirmation }: { source: Source | undefined; confirmation: Confirmation }) {
  const { t } = useTranslation('catalog')
  const { t: common } = useTranslation()
  const urls = useUrls()
  return (
    <aside aria-label={common('source')} className="mt-12 border-line border-t pt-4 text-ink-soft text-sm">
      <p>
        {common('source')}: {source ? <DataText {...source.credit} /> : common('unknown')}
      </p>
      <p>
        {t('source.licence')}: {source ? <Licence name={source.licence} /> : common('unknown')}
        {DOT}
        {t('source.retrieved')}: {source?.retrievedOn ? <Day date={source.retrievedOn} /> : common('unknown')}
        {DOT}
        <Link to={`${urls.credits}#${source?.key ?? ''}`}>{common('footer.credits')}</Link>
      </p>
      <p>
        <ConfirmationText confirmation={confirmation} />
      </p>
    </aside>
  )
}

function ConfirmationText({ confirmation }: { confirmation: Confirmation }) {
  const { t } = useTranslation('catalog')
  const { t: common } = useTranslation()
  switch (confirmation.kind) {
    case 'sample':
      return common('sample_explained')
    case 'on':
      return (
        <>
          {t('confirmed_on')} <Day date={confirmation.date} />
        </>
      )
    case 'agrees_with_register':
      return t('confirmation.agrees_with_register')
    case 'differs_from_register':
      return t('confirmation.differs_from_register')
    case 'not_yet':
      return t('confirmation.not_yet')
    case 'unrecorded':
      return t('confirmation.unrecorded')
  }
}

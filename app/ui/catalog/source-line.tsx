import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Source } from '#app/domain/catalog/source.ts'
import type { LocalDate } from '#app/domain/values/time.ts'
import { useUrls } from '../layout/use-page.ts'
import { Day } from '../text/figures.tsx'
import { DataText } from '../text/name.tsx'

/** Where a record comes from, and whether someone has confirmed it. */
export function SourceLine({
  source,
  isConfirmed,
  confirmedOn,
}: {
  source: Source | undefined
  isConfirmed: boolean
  confirmedOn?: LocalDate | null
}) {
  const { t } = useTranslation('catalog')
  const { t: common } = useTranslation()
  const urls = useUrls()
  return (
    <aside className="mt-12 border-line border-t pt-4 text-ink-soft text-sm">
      <p>
        {common('source')}: {source ? <DataText {...source.credit} /> : common('unknown')}
        {source?.retrievedOn ? (
          <>
            {' '}
            (<Day date={source.retrievedOn} />)
          </>
        ) : null}
        {' · '}
        <Link to={`${urls.credits}#${source?.key ?? ''}`}>{common('footer.credits')}</Link>
      </p>
      <p>
        {isConfirmed && confirmedOn ? (
          <>
            {t('confirmed_on')} <Day date={confirmedOn} />
          </>
        ) : isConfirmed ? (
          t('confirmed')
        ) : (
          `${common('not_confirmed')}. ${t('not_confirmed_explained')}`
        )}
      </p>
    </aside>
  )
}

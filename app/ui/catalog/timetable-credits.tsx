import { useTranslation } from 'react-i18next'
import type { LocalDate, UnixSeconds } from '#app/domain/values/time.ts'
import { localDateOf } from '#app/domain/values/time.ts'
import { DOT } from '../text/dot.ts'
import { Day } from '../text/figures.tsx'
import { Licence } from './licence.tsx'

interface CreditedFeed {
  name: string
  licence: string | null
  sourceUrl: string | null
  publisher: string | null
  operators: string[]
  validFrom: LocalDate
  validUntil: LocalDate
  importedAt: UnixSeconds
}

/** The timetables in use, each with its makers, its licence and its days. */
export function TimetableCredits({ feeds }: { feeds: CreditedFeed[] }) {
  const { t } = useTranslation('credits')
  return (
    <>
      <p className="max-w-prose">{t('timetables_body')}</p>
      <ul>
        {feeds.map((feed) => (
          <li key={feed.name} className="border-line border-b py-4">
            <h3 className="font-semibold" dir="auto">
              {feed.name}
            </h3>
            <p>
              {t('operators')}:{' '}
              {makersOf(feed).map((name, index) => (
                <span key={name}>
                  {index > 0 ? DOT : null}
                  <span lang={/[\u3040-\u9fff]/.test(name) ? 'ja' : 'en'}>{name}</span>
                </span>
              ))}
            </p>
            <p className="mt-1 flex flex-wrap gap-x-5 text-ink-soft text-sm">
              <span>
                {t('licence')}: {feed.licence ? <Licence name={feed.licence} /> : t('not_stated')}
              </span>
              <span>
                {t('valid')}: <Day date={feed.validFrom} />–<Day date={feed.validUntil} />
              </span>
              <span>
                {t('imported')}: <Day date={localDateOf(feed.importedAt)} />
              </span>
              {feed.sourceUrl ? (
                <a href={feed.sourceUrl} rel="noopener">
                  {t('link')}: {new URL(feed.sourceUrl).host}
                </a>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

function makersOf({ publisher, operators }: CreditedFeed): string[] {
  return [...new Set([...(publisher ? [publisher] : []), ...operators])]
}

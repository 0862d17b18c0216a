import { useTranslation } from 'react-i18next'
import { localDateTimeOf, type UnixSeconds } from '#app/domain/values/time.ts'
import { useLanguage } from '../layout/use-page.ts'
import { formatInstant, formatLocalDateTime } from '../text/figures.tsx'
import { dateFormat } from '../text/intl.ts'

const JAPAN = 'Asia/Tokyo'

/** An instant told twice: in Japan's time, and in the visitor's own where that is another. */
export function TwoTimes({ at, timeZone }: { at: UnixSeconds; timeZone: string }) {
  const { t } = useTranslation('booking')
  const language = useLanguage()
  const isElsewhere = wallClock(at, JAPAN) !== wallClock(at, timeZone)
  return (
    <time dateTime={new Date(at * 1000).toISOString()} className="break-keep">
      {t('time.japan', { time: formatLocalDateTime(localDateTimeOf(at), language) })}
      {isElsewhere ? (
        <span className="block text-ink-soft text-sm">
          {t('time.yours', { time: formatInstant(at, language, timeZone) })}
        </span>
      ) : null}
    </time>
  )
}

function wallClock(at: UnixSeconds, timeZone: string): string {
  return dateFormat('en', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at * 1000)
}

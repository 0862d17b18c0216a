import { useTranslation } from 'react-i18next'
import type { Deadline } from '#app/domain/booking/cancellation-policy.ts'
import { useLanguage } from '../layout/use-page.ts'
import { formatYen } from '../text/figures.tsx'
import { TwoTimes } from './two-times.tsx'

/** Until when how much comes back, and what comes after. */
export function Deadlines({ deadlines, timeZone }: { deadlines: Deadline[]; timeZone: string }) {
  const { t } = useTranslation('booking')
  const language = useLanguage()
  return (
    <ul className="space-y-3">
      {deadlines.map(({ until, refundYen, refundBasisPoints }) => (
        <li key={until}>
          <p className="font-medium">
            {t('deadline.refund', { amount: formatYen(refundYen, language), percent: refundBasisPoints / 100 })}
          </p>
          <p className="text-ink-soft text-sm">{t('deadline.until')}</p>
          <TwoTimes at={until} timeZone={timeZone} />
        </li>
      ))}
      <li className="font-medium">{t(deadlines.length > 0 ? 'deadline.after' : 'deadline.none_left')}</li>
    </ul>
  )
}

import { useTranslation } from 'react-i18next'
import type { CancellationPolicy } from '#app/domain/booking/cancellation-policy.ts'

const DAY = 86_400

/** A cancellation policy as sentences; the deadlines of one departure are told elsewhere. */
export function PolicyWords({ policy }: { policy: CancellationPolicy }) {
  const { t } = useTranslation('tours')
  return (
    <ul className="list-disc space-y-1 ps-5">
      {policy.tiers.map(({ beforeStartSeconds, refundBasisPoints }) => (
        <li key={beforeStartSeconds}>
          {t('policy.tier', {
            lead: t('policy.days', { count: Math.round(beforeStartSeconds / DAY) }),
            percent: refundBasisPoints / 100,
          })}
        </li>
      ))}
      <li>{t('policy.after')}</li>
    </ul>
  )
}

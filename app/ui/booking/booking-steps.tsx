import { useTranslation } from 'react-i18next'

const STEPS = ['party', 'contact', 'check', 'pay'] as const

/** Where one stands on the way to a booking, and what is still to come. */
export function BookingSteps({ at }: { at: (typeof STEPS)[number] }) {
  const { t } = useTranslation('booking')
  return (
    <ol aria-label={t('steps.title')} className="mb-6 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={step === at ? 'step' : undefined}
          className={step === at ? 'font-semibold text-ink' : 'text-ink-soft'}
        >
          {t('steps.one', { number: index + 1, step: t(`steps.${step}`) })}
        </li>
      ))}
    </ol>
  )
}

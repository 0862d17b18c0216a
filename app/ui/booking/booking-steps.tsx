import { useTranslation } from 'react-i18next'

const STEPS = ['party', 'contact', 'check', 'pay'] as const
/** Of a step that is done, of the one where we are, of one to come. */
const STANDING = ['border-ink-soft text-ink-soft', 'border-accent font-semibold text-ink', 'border-line text-ink-soft']

/** Where one stands on the way to a booking, and what is still to come. */
export function BookingSteps({ at }: { at: (typeof STEPS)[number] }) {
  const { t } = useTranslation('booking')
  return (
    <ol aria-label={t('steps.title')} className="mb-6 grid max-w-2xl grid-cols-4 gap-x-2 text-xs sm:text-sm">
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={step === at ? 'step' : undefined}
          className={`border-t-4 pt-1.5 ${STANDING[Math.sign(index - STEPS.indexOf(at)) + 1]}`}
        >
          {t('steps.one', { number: index + 1, step: t(`steps.${step}`) })}
        </li>
      ))}
    </ol>
  )
}

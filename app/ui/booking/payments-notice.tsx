import { useTranslation } from 'react-i18next'
import { Notice } from '../layout/card.tsx'
import { useRootData } from '../layout/use-page.ts'

/** Said on every page that asks for money while no real money moves. */
export function PaymentsNotice() {
  const { t } = useTranslation('booking')
  const mode = useRootData()?.paymentsMode ?? 'live'
  if (mode === 'live') return null
  return (
    <div className="mb-6">
      <Notice tone="warn" title={t(`no_money.${mode}.title`)}>
        <p>{t(`no_money.${mode}.body`)}</p>
      </Notice>
    </div>
  )
}

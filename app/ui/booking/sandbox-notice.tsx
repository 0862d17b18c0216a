import { useTranslation } from 'react-i18next'
import { Notice } from '../layout/card.tsx'

/** Said on every page that asks for money while no real money moves. */
export function SandboxNotice({ isSandbox }: { isSandbox: boolean }) {
  const { t } = useTranslation('booking')
  if (!isSandbox) return null
  return (
    <div className="mb-6">
      <Notice tone="warn" title={t('sandbox.title')}>
        <p>{t('sandbox.body')}</p>
      </Notice>
    </div>
  )
}

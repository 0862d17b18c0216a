import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import { Notice } from '../../layout/card.tsx'

/** Why a file could not be read, or what was asked of it not be done. */
export function FaultNotice({ fault }: { fault: { kind: string; fault?: string; line?: number | null } }) {
  const { t } = useTranslation('imports')
  const say = useSay('imports')
  return (
    <div className="mb-6">
      <Notice tone="bad" role="alert" title={t('fault.title')}>
        <p>
          {say(`fault.${fault.fault ?? fault.kind}`)} {fault.line ? t('fault.line', { line: fault.line }) : null}
        </p>
        <p>{t('fault.nothing')}</p>
      </Notice>
    </div>
  )
}

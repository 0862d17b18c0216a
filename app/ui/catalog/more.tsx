import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The rest of a list, folded; it opens without a script. Nothing when there is no rest. */
export function More({ count, label, children }: { count: number; label?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('catalog')
  if (count <= 0) return null
  return (
    <details>
      <summary className="py-2.5 text-accent text-sm">{label ?? t('show_more', { count })}</summary>
      {children}
    </details>
  )
}

import { useNavigation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const QUIET_MS = 300

/** Says that the next page is on its way, once the wait is long enough to be noticed. */
export function ProgressLine() {
  const { t } = useTranslation()
  const isBusy = useNavigation().state !== 'idle'
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (!isBusy) return setShown(false)
    const timer = setTimeout(() => setShown(true), QUIET_MS)
    return () => clearTimeout(timer)
  }, [isBusy])
  return (
    <div role="status" aria-live="polite" className="no-print pointer-events-none fixed inset-x-0 top-0 z-40 h-1">
      {isShown ? (
        <>
          <div className="h-full w-full animate-pulse bg-accent" />
          <span className="sr-only">{t('loading')}</span>
        </>
      ) : null}
    </div>
  )
}

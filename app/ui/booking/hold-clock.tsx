import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../layout/card.tsx'
import { TwoTimes } from './two-times.tsx'

/** Until when the seats are kept. The time stands there without scripts; with them the minutes run down too. */
export function HoldClock({ until, secondsLeft, timeZone }: { until: number; secondsLeft: number; timeZone: string }) {
  const { t } = useTranslation('booking')
  const left = useCountdown(secondsLeft)
  return (
    <div className="mb-6">
      <Notice tone={left !== null && left < 120 ? 'warn' : 'info'} title={t('hold.title')}>
        <TwoTimes at={until} timeZone={timeZone} />
        {left !== null ? (
          <p role="timer" className="tabular mt-1 font-semibold">
            {left > 0
              ? t('hold.left', { clock: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` })
              : t('hold.over')}
          </p>
        ) : null}
      </Notice>
    </div>
  )
}

/** Counted from the seconds that the server gave, so that a wrong clock of the visitor tells nothing wrong. */
function useCountdown(secondsLeft: number): number | null {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const end = performance.now() + secondsLeft * 1000
    const tick = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [secondsLeft])
  return left
}

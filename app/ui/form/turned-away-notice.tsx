import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import { Icon } from '../text/icon.tsx'
import { useTurnedAway } from './use-answer.ts'

/** Stands over the page whose form was turned away, so that neither the place nor what was typed is lost. */
export function TurnedAwayNotice() {
  const { t } = useTranslation('map')
  const say = useSay('errors')
  const turnedAway = useTurnedAway()
  const [isOpen, setOpen] = useState(true)
  useEffect(() => {
    if (turnedAway) setOpen(true)
  }, [turnedAway])
  if (!turnedAway || !isOpen) return null
  const words = [`page.${turnedAway.turnedAway}`, 'page.500']
  return (
    <div
      role="alert"
      className="no-print fixed inset-x-4 bottom-20 z-40 flex gap-3 rounded-md border-2 border-bad bg-bad-wash p-4 shadow-card md:start-auto md:bottom-4 md:w-[28rem]"
    >
      <Icon name="warn" className="mt-0.5 size-5 text-bad" />
      <div className="min-w-0 grow">
        <p className="font-semibold">{say(words.map((key) => `${key}.title`))}</p>
        <p>{say(words.map((key) => `${key}.body`))}</p>
      </div>
      <button type="button" onClick={() => setOpen(false)} className="-m-2 grid size-10 shrink-0 place-content-center">
        <Icon name="close" />
        <span className="sr-only">{t('close')}</span>
      </button>
    </div>
  )
}

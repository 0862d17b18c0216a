import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalmerOffer, Stop } from '#app/domain/planner/itinerary.ts'
import { useLanguage } from '../../layout/use-page.ts'
import { DOT } from '../../text/dot.ts'
import { formatDay } from '../../text/figures.tsx'
import { Icon } from '../../text/icon.tsx'
import { ChangeButton, ChangeForm } from '../change-form.tsx'
import { anchorOfStop, type ShownPlan } from '../plan-view.ts'
import { useWords } from '../use-words.ts'

/** How pressed the place usually is at that hour, and what was found that would be calmer. */
export function ComfortLine({
  stop,
  dayIndex,
  shown,
  onPlan,
}: {
  stop: Stop
  dayIndex: number
  shown: ShownPlan
  onPlan: ComponentProps<typeof ChangeForm>['onSubmit']
}) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const { comfort } = stop
  if (comfort === undefined) return null
  const span = { from: words.clock(comfort.from), to: words.clock(comfort.to) }
  const isQuiet = comfort.level === 'quiet'
  const offer = shown.plan.calmer?.find(({ stopId }) => stopId === stop.id)
  return (
    <div className="mt-1 grid gap-1.5 pb-0.5 text-sm leading-snug">
      <p className={isQuiet ? 'text-ink-soft' : 'text-warn'}>
        <Icon name={isQuiet ? 'check' : 'people'} className="me-1 inline size-4 align-text-bottom" />
        {t(`comfort.${comfort.level}`, span)}
        {comfort.isConfirmed ? null : (
          <span className="text-ink-soft">
            {DOT}
            {t('comfort.not_confirmed')}
          </span>
        )}
      </p>
      {offer ? <Offer offer={offer} dayIndex={dayIndex} shown={shown} onPlan={onPlan} /> : null}
    </div>
  )
}

function Offer({
  offer,
  dayIndex,
  shown,
  onPlan,
}: {
  offer: CalmerOffer
  dayIndex: number
  shown: ShownPlan
  onPlan: ComponentProps<typeof ChangeForm>['onSubmit']
}) {
  const { t } = useTranslation('itinerary')
  const told = useOfferInWords()
  return (
    <ChangeForm
      version={shown.version}
      stopId={offer.stopId}
      anchor={anchorOfStop(offer.stopId)}
      onSubmit={onPlan}
      className="no-print flex flex-wrap items-center gap-x-3 gap-y-1.5"
    >
      {offer.kind === 'place' ? <input type="hidden" name="placeId" value={offer.placeId} /> : null}
      <span className="min-w-0">{told(offer, dayIndex, shown)}</span>
      <ChangeButton
        value="calmer"
        sentWith={{ stopId: offer.stopId }}
        pending={t('changing')}
        size="small"
        data-change="calmer"
      >
        {t('comfort.see')}
      </ChangeButton>
    </ChangeForm>
  )
}

/** What is offered as one sentence; "no crowds are recorded" is never told as quiet. */
function useOfferInWords(): (offer: CalmerOffer, dayIndex: number, shown: ShownPlan) => string {
  const language = useLanguage()
  const { say, name, clock } = useWords()
  return (offer, dayIndex, { plan }) => {
    if (offer.kind === 'place') return say(`comfort.place.${offer.because}`, { name: name(offer.names) })
    const time = clock(offer.startsAt)
    if (offer.dayIndex === dayIndex) return say('comfort.hour', { time })
    return say('comfort.other_day', { time, day: formatDay(plan.days[offer.dayIndex]!.date, language, 'short') })
  }
}

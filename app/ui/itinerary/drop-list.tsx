import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { Drop } from '#app/domain/planner/itinerary.ts'
import { Notice, Section, Tag } from '../layout/card.tsx'
import { Name } from '../text/name.tsx'
import { ChangeButton, ChangeForm } from './change-form.tsx'
import type { Refused, ShownPlan } from './plan-view.ts'
import { RefusalText } from './refusal-text.tsx'
import { smallestChangeText } from './smallest-change-text.ts'
import { useWords, type Words } from './use-words.ts'

/** What was left out: why, and a button for the smallest change that would let it in. */
export function DropList({
  shown,
  refused,
  onPlan,
}: {
  shown: ShownPlan
  refused: Refused | null
  onPlan: ComponentProps<typeof ChangeForm>['onSubmit']
}) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const { drops } = shown.plan
  if (drops.length === 0) return null
  return (
    <Section id="left-out" title={t('drops')}>
      {drops.some(({ change }) => change !== null) ? (
        <p className="no-print mb-3 text-ink-soft text-sm">{t('drops_hint')}</p>
      ) : null}
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {drops.map((drop, index) => (
          <li key={drop.placeId ?? drop.departureId ?? index}>
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
              <div className="min-w-0">
                <p className="font-semibold">
                  <Name names={drop.names} withOther />{' '}
                  {drop.importance === 'must' ? <Tag tone="warn">{t('drop_must')}</Tag> : null}
                </p>
                <p className="text-ink-soft text-sm">
                  {reasonOf(drop, words)} {drop.change ? null : t('drop_without_change')}{' '}
                  {drop.isBooked ? t('drop_booked') : null}
                </p>
              </div>
              {drop.change ? (
                <ChangeForm version={shown.version} anchor="left-out" className="no-print" onSubmit={onPlan}>
                  <input type="hidden" name="dropIndex" value={index} />
                  <ChangeButton
                    value="admit"
                    sentWith={{ dropIndex: String(index) }}
                    pending={t('applying')}
                    size="small"
                  >
                    {smallestChangeText(drop.change, shown.areaNames, words)}
                  </ChangeButton>
                </ChangeForm>
              ) : null}
              {refused?.dropIndex === index ? (
                <Notice tone="bad" role="alert" title={t('refused')}>
                  <RefusalText refusal={refused.refusal} />
                </Notice>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function reasonOf({ reason }: Drop, words: Words): string {
  const { say } = words
  switch (reason.kind) {
    case 'no_time': {
      if (reason.shortMinutes === null) return say('drop.no_time')
      return `${say('drop.no_time')} ${say('drop.no_time_short', { minutes: words.minutes(reason.shortMinutes) })}`
    }
    case 'too_far':
      return say('drop.too_far', { minutes: words.minutes(reason.travelMinutes) })
    case 'walk_limit':
      return say('drop.walk_limit', { distance: words.distance(reason.overMeters) })
    case 'over_budget':
      return say('drop.over_budget', { yen: words.yen(reason.overYen) })
    case 'tour_overlap':
      return say('drop.tour_overlap', { name: words.name(reason.withNames) })
    default:
      return say(`drop.${reason.kind}`)
  }
}

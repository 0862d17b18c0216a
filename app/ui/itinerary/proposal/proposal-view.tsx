import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { DayDifference } from '#app/domain/planner/difference.ts'
import type { Conflict, Drop, SmallestChange, Totals } from '#app/domain/planner/itinerary.ts'
import type { ProposalAsked } from '#app/domain/planner/proposal.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { ButtonLink, SubmitButton } from '../../form/button.tsx'
import { EmptyState, Notice } from '../../layout/card.tsx'
import { Container, PageHeading } from '../../layout/page.tsx'
import { useLanguage, useUrls } from '../../layout/use-page.ts'
import { formatDay } from '../../text/figures.tsx'
import { RefusalText } from '../refusal-text.tsx'
import { smallestChangeText } from '../smallest-change-text.ts'
import { useWords, type Words } from '../use-words.ts'
import { DayChanges } from './day-changes.tsx'

export interface ShownProposal {
  id: string
  asked: ProposalAsked
  /** The plan was changed after it was made: it can only be left. */
  isOld: boolean
  before: { totals: Totals }
  days: DayDifference[]
  /** What would still not hold, day by day. */
  conflicts: Conflict[][]
  totals: Totals
  /** Wishes that would no longer be in. */
  drops: Drop[]
  stopNames: Record<string, Names>
  /** What was left out and is let in, where that was asked for. */
  admitted: { names: Names; change: SmallestChange } | null
  areaNames: Record<string, Names>
}

/** What a proposal changes of the plan, day by day, and the two answers to it. */
export function ProposalView({
  title,
  itineraryId,
  proposal,
  refusal,
}: {
  title: string
  itineraryId: string
  proposal: ShownProposal | null
  refusal: { kind: string } | null
}) {
  const { t } = useTranslation('itinerary')
  const urls = useUrls()
  const lead = useAskedInWords()
  const back = (
    <ButtonLink to={urls.itinerary(itineraryId)} look="secondary">
      {t('proposal.back')}
    </ButtonLink>
  )
  return (
    <Container>
      <PageHeading title={title} lead={proposal ? lead(proposal) : undefined} />
      {refusal ? (
        <div className="mb-5">
          <Notice tone="bad" role="alert" title={t('refused')}>
            <RefusalText refusal={refusal} />
          </Notice>
        </div>
      ) : null}
      {proposal === null ? (
        <EmptyState icon="route" title={t('proposal.none')}>
          {back}
        </EmptyState>
      ) : proposal.isOld ? (
        <>
          <Notice tone="warn" role="status" title={t('proposal.old')}>
            <p>{t('proposal.old_hint')}</p>
          </Notice>
          <div className="mt-5">{back}</div>
        </>
      ) : (
        <Change proposal={proposal} />
      )}
    </Container>
  )
}

function Change({ proposal }: { proposal: ShownProposal }) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const { days, conflicts, drops } = proposal
  const isChanged = days.some((day) => day.isChanged)
  return (
    <div className="max-w-3xl">
      <p role="status" className="text-lg">
        {isChanged ? words.list(countsOf(days, words)) : t('proposal.nothing')}
      </p>
      <Answers proposal={proposal} isChanged={isChanged} />
      <Figures before={proposal.before.totals} after={proposal.totals} />
      {days.map((day) => (
        <DayChanges key={day.date} day={day} conflicts={conflicts[day.dayIndex] ?? []} />
      ))}
      {drops.length > 0 ? (
        <div className="mt-6">
          <Notice tone="warn" title={t('proposal.drops')}>
            <p>{words.list(drops.map(({ names }) => words.name(names)))}</p>
          </Notice>
        </div>
      ) : null}
      {isChanged ? <Answers proposal={proposal} isChanged /> : null}
    </div>
  )
}

/** Where nothing changes there is nothing to take; rain or a delay can still be remembered. */
function Answers({ proposal: { id, asked }, isChanged }: { proposal: ShownProposal; isChanged: boolean }) {
  const { t } = useTranslation('itinerary')
  return (
    <Form method="post" className="my-5 flex flex-wrap gap-3">
      <input type="hidden" name="proposalId" value={id} />
      {isChanged ? (
        <SubmitButton name="intent" value="take" pending={t('changing')}>
          {t('proposal.take')}
        </SubmitButton>
      ) : null}
      <SubmitButton name="intent" value="leave" look={isChanged ? 'secondary' : 'primary'} pending={t('changing')}>
        {t(isChanged ? 'proposal.leave' : 'proposal.back')}
      </SubmitButton>
      {!isChanged && asked.kind !== 'replan' && asked.kind !== 'mend' && asked.kind !== 'admit' ? (
        <SubmitButton name="intent" value="take" look="secondary" pending={t('changing')}>
          {t('proposal.remember')}
        </SubmitButton>
      ) : null}
    </Form>
  )
}

/** Before and after in four figures; those that stay say one number. */
function Figures({ before, after }: { before: Totals; after: Totals }) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const rows = [
    [t('totals.visit'), words.minutes(before.visitMinutes), words.minutes(after.visitMinutes)],
    [t('totals.travel'), words.minutes(before.travelMinutes), words.minutes(after.travelMinutes)],
    [t('totals.walk'), words.distance(before.walkMeters), words.distance(after.walkMeters)],
    [t('totals.cost'), words.yen(before.costYen), words.yen(after.costYen)],
  ] as const
  return (
    <dl aria-label={t('totals.label')} className="grid grid-cols-2 gap-x-8 gap-y-2 sm:grid-cols-4">
      {rows.map(([term, had, has]) => (
        <div key={term}>
          <dt className="text-ink-soft text-xs">{term}</dt>
          <dd className="tabular">
            <span className="font-semibold">{has}</span>
            {had === has ? null : (
              <span className="block text-ink-soft text-sm">{t('proposal.was', { value: had })}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const COUNTED = ['kept', 'retimed', 'moved_here', 'added', 'left_out'] as const

function countsOf(days: DayDifference[], { say }: Words): string[] {
  const changes = days.flatMap((day) => day.changes)
  return COUNTED.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length
    return count === 0 ? [] : [say(`proposal.count.${kind}`, { count })]
  })
}

/** What was asked for, as one sentence. */
function useAskedInWords(): (proposal: ShownProposal) => string {
  const language = useLanguage()
  const words = useWords()
  const { say, name, clock } = words
  return ({ asked, stopNames, admitted, areaNames }) => {
    const stop = (id: string) => (stopNames[id] ? name(stopNames[id]) : '')
    switch (asked.kind) {
      case 'weather':
        return say(asked.isRainy ? 'proposal.asked.rain' : 'proposal.asked.dry', {
          day: formatDay(asked.date, language, 'short'),
        })
      case 'closed':
        return say('proposal.asked.closed', { name: stop(asked.stopId) })
      case 'calmer':
        return asked.placeId === null
          ? say('proposal.asked.calmer_hour', { name: stop(asked.stopId) })
          : say('proposal.asked.calmer_place', { name: stop(asked.stopId), other: stop(`place:${asked.placeId}`) })
      case 'admit':
        if (!admitted) return ''
        return say('proposal.asked.admit', {
          name: name(admitted.names),
          change: smallestChangeText(admitted.change, areaNames, words),
        })
      case 'late':
        return asked.stopId === null
          ? say('proposal.asked.late_start', { time: clock(asked.at) })
          : say('proposal.asked.late', { name: stop(asked.stopId), time: clock(asked.at) })
      default:
        return say(`proposal.asked.${asked.kind}`)
    }
  }
}

import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../form/button.tsx'
import { EmptyState, Notice } from '../../layout/card.tsx'
import { Container, PageHeading } from '../../layout/page.tsx'
import { useUrls } from '../../layout/use-page.ts'
import { NearbyTours } from '../nearby-tours.tsx'
import type { NearbyTour } from '../plan-view.ts'
import { PlanningProgress } from '../progress/planning-progress.tsx'
import { useStreamedPlanning } from '../progress/use-streamed-planning.ts'
import { RefusalText } from '../refusal-text.tsx'
import { AskAlternatives } from './ask-alternatives.tsx'
import { PlanColumn, type ShownColumn } from './plan-column.tsx'

/** The present plan beside three others: figures, days in short, and a button to take one. */
export function AlternativesView({
  title,
  itineraryId,
  version,
  columns,
  wasOlder,
  tours,
  refusal,
}: {
  title: string
  itineraryId: string
  version: number
  /** The present plan and the three others; empty where none are there for this version. */
  columns: ShownColumn[]
  /** There were some, for an older version of the plan. */
  wasOlder: boolean
  tours: NearbyTour[]
  refusal: { kind: string } | null
}) {
  const { t } = useTranslation('itinerary')
  const urls = useUrls()
  const { planning, onSubmit } = useStreamedPlanning(urls.itineraryAlternativesProgress(itineraryId), ['ask'])
  const back = (
    <ButtonLink to={urls.itinerary(itineraryId)} look="secondary">
      {t('proposal.back')}
    </ButtonLink>
  )
  return (
    <Container wide>
      <PageHeading title={title} lead={t('alternatives.lead')} actions={back} />
      {refusal ? (
        <div className="mb-5">
          <Notice tone="bad" role="alert" title={t('refused')}>
            <RefusalText refusal={refusal} />
          </Notice>
        </div>
      ) : null}
      {columns.length > 0 ? (
        <div className="grid gap-4 md:grid-cols-2 md:grid-rows-[repeat(8,auto)] xl:grid-cols-4 xl:grid-rows-[repeat(4,auto)]">
          {columns.map((column) => (
            <PlanColumn key={column.kind} column={column} />
          ))}
        </div>
      ) : (
        <EmptyState icon="compare" title={t(wasOlder ? 'alternatives.old' : 'alternatives.none')}>
          <p>{t(wasOlder ? 'alternatives.old_hint' : 'alternatives.none_hint')}</p>
          <div className="mt-5 flex justify-center">
            <AskAlternatives
              itineraryId={itineraryId}
              version={version}
              isPlanning={planning !== null}
              onSubmit={onSubmit}
            >
              {t('alternatives.ask')}
            </AskAlternatives>
          </div>
        </EmptyState>
      )}
      <PlanningProgress planning={planning} className="mt-5" />
      <NearbyTours tours={tours} itineraryId={itineraryId} />
    </Container>
  )
}

import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import { Notice } from '../../layout/card.tsx'
import { Container, PageHeading } from '../../layout/page.tsx'
import { useUrls } from '../../layout/use-page.ts'
import { OperatorNav } from '../../operator/operator-nav.tsx'
import { BoardNav } from '../board-nav.tsx'

const STEPS = ['settings', 'checked', 'imported'] as const
type Step = (typeof STEPS)[number]

/** The page of one file: its name, its room's pages, and how far it is. */
export function ImportFrame({
  fileName,
  step,
  isOperator,
  refused,
  children,
}: {
  fileName: string
  step: Step | null
  isOperator: boolean
  refused?: { kind: string } | null
  children: ReactNode
}) {
  const { t } = useTranslation('imports')
  const say = useSay('imports')
  const urls = useUrls()
  return (
    <Container wide>
      <PageHeading title={<bdi>{fileName}</bdi>} lead={<Link to={urls.boardImports}>{t('list.title')}</Link>} />
      {isOperator ? <OperatorNav /> : <BoardNav />}
      {step ? <Steps now={step} /> : null}
      {refused ? (
        <div className="mb-6">
          <Notice tone="bad" role="alert" title={say(`refused.${refused.kind}`)} />
        </div>
      ) : null}
      {children}
    </Container>
  )
}

function Steps({ now }: { now: Step }) {
  const { t } = useTranslation('imports')
  const say = useSay('imports')
  return (
    <ol aria-label={t('step.label')} className="mb-8 flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={step === now ? 'step' : undefined}
          className={`flex items-center gap-2 ${step === now ? 'font-semibold' : 'text-ink-soft'}`}
        >
          <span
            aria-hidden="true"
            className={`inline-flex size-7 items-center justify-center rounded-full ${STEPS.indexOf(now) >= index ? 'bg-accent text-on-accent' : 'bg-sunken'}`}
          >
            {index + 1}
          </span>
          {say(`step.${step}`)}
          {step === now ? <span className="sr-only">{t('step.now')}</span> : null}
        </li>
      ))}
    </ol>
  )
}

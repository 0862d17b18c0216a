import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { MEASURES, type Measure, progressOf } from '#app/domain/kpi/measure.ts'
import { sortOf, sortRows } from '#app/domain/values/sort.ts'
import { addDays, isLocalDate, localDateOf } from '#app/domain/values/time.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { invalid, parseForm } from '#app/http/parse-form.ts'
import { sayWith, useSay } from '#app/i18n/say.ts'
import { setTarget } from '#app/services/kpi/set-target.server.ts'
import { BoardNav } from '#app/ui/board/board-nav.tsx'
import { Button, SubmitButton } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { SelectField, TextField } from '#app/ui/form/field.tsx'
import { FormStateProvider } from '#app/ui/form/form-context.tsx'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { EmptyState, Section } from '#app/ui/layout/card.tsx'
import { DataTable } from '#app/ui/layout/data-table.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { Day, useFormatNumber, Yen } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'
import * as kpi from '#db/repositories/kpi.ts'
import { regionOf } from './region-of.server.ts'

const TARGET_SORTS = ['measure', 'from', 'until', 'reached', 'target', 'progress'] as const

const day = z.string().refine(isLocalDate)
const targetForm = z
  .object({
    measure: z.enum(MEASURES),
    from_day: day,
    until_day: day,
    target: z.coerce.number().int().min(1).max(1_000_000_000),
  })
  .refine(({ from_day, until_day }) => from_day <= until_day, { path: ['until_day'], message: 'end_before_start' })

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, context, 'board')
  const today = localDateOf(context.now())
  const query = new URL(request.url).searchParams
  const dayOf = (name: string, otherwise: string) => {
    const asked = query.get(name) ?? ''
    return isLocalDate(asked) ? asked : otherwise
  }
  const span = { fromDay: dayOf('from', addDays(today, -30)), untilDay: dayOf('until', addDays(today, 60)) }
  const targets = []
  for (const target of await kpi.findTargets(context.db, role.prefectureCode)) {
    const reached = (await kpi.measure(context.db, role, target))[target.measure]
    targets.push({ ...target, reached, progress: progressOf(target, reached, today) })
  }
  const words = pageWords(params)
  const sort = sortOf(query.get('sort'), TARGET_SORTS, { by: 'until', isDescending: true })
  const say = sayWith(words.t)
  type Row = (typeof targets)[number]
  const values = {
    measure: ({ measure }: Row) => say(`board:measure.${measure}`),
    from: ({ fromDay }: Row) => fromDay,
    until: ({ untilDay }: Row) => untilDay,
    reached: ({ reached }: Row) => reached,
    target: ({ target }: Row) => target,
    progress: ({ progress }: Row) => progress.percent,
  }
  const measured = await kpi.measure(context.db, role, span)
  return {
    title: words.t('board:measures.title'),
    region: await regionOf(context.db, role),
    span,
    measured,
    sort,
    targets: sortRows(targets, sort, values, words.language),
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user, role } = await requireRole(request, context, 'board')
  const form = await parseForm(request, targetForm)
  if (!form.ok) return invalid(form)
  const { measure, from_day, until_day, target } = form.value
  const prefectureCode = role.prefectureCode
  await setTarget(context, {
    target: { prefectureCode, measure, fromDay: from_day, untilDay: until_day, target },
    authorId: user.id,
  })
  return redirect(pageWords(params).urls.boardMeasures)
}

export const meta = privateMeta

export default function Measures() {
  const { t } = useTranslation('board')
  const say = useSay('board')
  const { region, span, measured, targets, sort } = useLoaderData<typeof loader>()
  return (
    <Container wide>
      <PageHeading
        title={t('measures.title')}
        lead={
          <>
            <Name names={region} /> · {t('measures.lead')}
          </>
        }
      />
      <BoardNav />
      <Form
        method="get"
        className="mb-6 grid grid-cols-2 items-end gap-4 sm:grid-cols-[12rem_12rem_auto] sm:justify-start"
      >
        <TextField name="from" label={t('target.from')} type="date" defaultValue={span.fromDay} />
        <TextField name="until" label={t('target.until')} type="date" defaultValue={span.untilDay} />
        <Button type="submit" className="col-span-2 sm:col-span-1">
          {t('target.show')}
        </Button>
      </Form>
      <h2 className="mb-3 text-ink-soft">
        {t('measures.span')}: <Day date={span.fromDay} style="short" /> – <Day date={span.untilDay} style="short" />
      </h2>
      <dl className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-5">
        {MEASURES.map((measure) => (
          <div key={measure} className="rounded-lg border border-line bg-surface p-5">
            <dt className="font-medium">{say(`measure.${measure}`)}</dt>
            <dd className="mt-1 font-semibold text-2xl">
              <Figure measure={measure} value={measured[measure]} />
            </dd>
            <dd className="mt-2 text-ink-soft text-sm">{say(`definition.${measure}`)}</dd>
          </div>
        ))}
      </dl>
      <Section title={t('target.title')}>
        {targets.length ? (
          <Targets targets={targets} sort={sort} />
        ) : (
          <EmptyState icon="tour" title={t('target.none')}>
            <p>{t('target.none_hint')}</p>
          </EmptyState>
        )}
      </Section>
      <Section title={t('target.set')}>
        <TargetForm />
      </Section>
    </Container>
  )
}

function Figure({ measure, value }: { measure: Measure; value: number }) {
  const format = useFormatNumber()
  return measure === 'region_fund_yen' ? <Yen amount={value} /> : <span className="tabular">{format(value)}</span>
}

function Targets({ targets, sort }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'targets' | 'sort'>) {
  const { t } = useTranslation('board')
  const say = useSay('board')
  const format = useFormatNumber()
  return (
    <DataTable
      caption={t('target.title')}
      sort={sort}
      columns={[
        { label: t('target.measure'), sort: 'measure' },
        { label: t('target.from'), sort: 'from' },
        { label: t('target.until'), sort: 'until' },
        { label: t('target.reached'), isFigure: true, sort: 'reached' },
        { label: t('target.target'), isFigure: true, sort: 'target' },
        { label: t('target.progress'), isFigure: true, sort: 'progress' },
        { label: t('target.state') },
      ]}
      rows={targets.map(({ id, measure, fromDay, untilDay, target, reached, progress }) => ({
        key: id,
        cells: [
          say(`measure.${measure}`),
          <Day key="from" date={fromDay} />,
          <Day key="until" date={untilDay} />,
          <Figure key="reached" measure={measure} value={reached} />,
          <Figure key="target" measure={measure} value={target} />,
          format(progress.percent / 100, { style: 'percent' }),
          say(`progress.${progress.state}`),
        ],
      }))}
    />
  )
}

function TargetForm() {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const say = useSay('board')
  const answer = useAnswer<typeof action>()
  return (
    <FormStateProvider value={answer?.form ?? EMPTY_FORM}>
      <Form
        method="post"
        className="grid grid-cols-2 items-end gap-4 *:nth-[2]:col-span-2 sm:grid-cols-[2fr_1fr_1fr_1fr_auto] sm:*:nth-[2]:col-span-1"
        noValidate
      >
        <div className="col-span-full empty:hidden">
          <ErrorSummary />
        </div>
        <SelectField name="measure" label={t('target.measure')}>
          {MEASURES.map((measure) => (
            <option key={measure} value={measure}>
              {say(`measure.${measure}`)}
            </option>
          ))}
        </SelectField>
        <TextField name="from_day" label={t('target.from')} type="date" required />
        <TextField name="until_day" label={t('target.until')} type="date" required />
        <TextField name="target" label={t('target.target')} inputMode="numeric" required />
        <SubmitButton pending={common('saving')}>{common('save')}</SubmitButton>
      </Form>
    </FormStateProvider>
  )
}

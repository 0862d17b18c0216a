import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { PlanFigures } from '#app/domain/planner/compare-plans.ts'
import type { AlternativeKind } from '#app/domain/planner/trip-request.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { LocalDate, MinuteOfDay } from '#app/domain/values/time.ts'
import { SubmitButton } from '../../form/button.tsx'
import { Notice } from '../../layout/card.tsx'
import { Day, useFormatNumber } from '../../text/figures.tsx'
import { Name } from '../../text/name.tsx'
import { dayMark } from '../timeline/day-colours.ts'
import { useWords, type Words } from '../use-words.ts'

type ColumnKind = 'present' | AlternativeKind

export interface ShownColumn {
  kind: ColumnKind
  /** By which it is taken; null for the present plan. */
  id: string | null
  figures: PlanFigures
  /** Of its stops, those that the present plan has too. */
  inCommon: number
  /** Other columns that it is nearly the same as. */
  alike: ColumnKind[]
  hasWishes: boolean
  leftOut: Names[]
  days: ShownDay[]
}

interface ShownDay {
  date: LocalDate
  leavesAt: MinuteOfDay
  endsAt: MinuteOfDay
  stops: { id: string; names: Names; startsAt: MinuteOfDay; meal: string | null }[]
}

/** One plan of four. Its parts lie on the rows of the grid around it, so that equal things stand at equal height. */
export function PlanColumn({ column }: { column: ShownColumn }) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const { kind, id, alike, days } = column
  const heading = `plan-${kind}`
  return (
    <section
      aria-labelledby={heading}
      className={`grid gap-4 rounded-lg border p-5 md:row-span-4 md:grid-rows-subgrid ${
        id === null ? 'border-line-strong border-dashed' : 'border-line bg-surface'
      }`}
    >
      <header>
        <h2 id={heading} className="font-serif text-xl">
          {t(`alternatives.kind.${kind}`)}
        </h2>
        <p className="text-ink-soft text-sm">{t(`alternatives.about.${kind}`)}</p>
        {alike.length > 0 ? (
          <div className="mt-3 text-sm">
            <Notice tone="warn">
              <p>
                {t('alternatives.alike', {
                  plans: words.list(alike.map((other) => words.say(`alternatives.kind.${other}`))),
                })}
              </p>
            </Notice>
          </div>
        ) : null}
      </header>
      <Figures column={column} words={words} />
      <div>
        <LeftOut column={column} words={words} />
        {id === null ? null : (
          <Form method="post" className="mt-3">
            <input type="hidden" name="alternativeId" value={id} />
            <SubmitButton
              name="intent"
              value="take"
              pending={t('changing')}
              className="w-full"
              aria-describedby={heading}
            >
              {t('alternatives.take')}
            </SubmitButton>
          </Form>
        )}
      </div>
      <div>
        {days.map((day, index) => (
          <DayInShort key={day.date} day={day} index={index} words={words} />
        ))}
      </div>
    </section>
  )
}

/** The same lines in each column, so that the eye can go across. */
function Figures({ column, words }: { column: ShownColumn; words: Words }) {
  const { t } = useTranslation('itinerary')
  const format = useFormatNumber()
  const { figures, days, inCommon } = column
  const per = (sum: number) => sum / days.length
  const rows: [term: string, value: string, isPart?: boolean][] = [
    [t('alternatives.visits'), format(per(figures.visits), { maximumFractionDigits: 1 })],
    [t('alternatives.travel'), words.minutes(per(figures.travelMinutes))],
    [t('alternatives.walk'), words.distance(per(figures.walkMeters))],
    [t('alternatives.free'), words.minutes(per(figures.freeMinutes))],
    [t('alternatives.meals'), format(figures.meals)],
    [t('alternatives.product_meals'), format(figures.productMeals), true],
    [t('alternatives.dish_meals'), format(figures.dishMeals), true],
    [t('totals.cost'), words.yen(figures.costYen)],
    [t('alternatives.cost_unknown'), format(figures.costUnknownStops)],
    [t('alternatives.in_common'), t('alternatives.of_all', { count: inCommon, all: figures.visits + figures.meals })],
  ]
  return (
    <dl className="grid content-start gap-y-2 border-line border-y py-3 text-sm">
      {rows.map(([term, value, isPart]) => (
        <div key={term} className="flex items-baseline justify-between gap-x-4">
          <dt className={`text-ink-soft ${isPart ? 'ps-4' : ''}`}>{term}</dt>
          <dd className="tabular shrink-0 text-end font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function LeftOut({ column: { leftOut, hasWishes }, words }: { column: ShownColumn; words: Words }) {
  const { t } = useTranslation('itinerary')
  if (leftOut.length === 0) return hasWishes ? <p className="text-sm">{t('alternatives.all_wishes')}</p> : null
  return (
    <p className="text-sm">
      <span className="font-semibold">{t('alternatives.left_out')}</span> {words.list(leftOut.map(words.name))}
    </p>
  )
}

function DayInShort({ day, index, words }: { day: ShownDay; index: number; words: Words }) {
  const { t } = useTranslation('itinerary')
  return (
    <div className="mb-4 last:mb-0">
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className={`size-2.5 rounded-full ${dayMark(index)}`} aria-hidden="true" />
        <span className="font-semibold">{t('day_n', { n: index + 1 })}</span>
        <span className="font-normal text-ink-soft">
          <Day date={day.date} style="short" />
        </span>
        <span className="tabular ms-auto font-normal text-ink-soft">
          {`${words.clock(day.leavesAt)}–${words.clock(day.endsAt)}`}
        </span>
      </h3>
      {day.stops.length === 0 ? <p className="mt-1 text-ink-soft text-sm">{t('no_stops')}</p> : null}
      {/* A line of names on a phone, where four columns stand below each other. */}
      <ol className="mt-1 gap-y-0.5 text-sm md:grid">
        {day.stops.map(({ id, names, startsAt, meal }) => (
          <li
            key={id}
            className="gap-x-2 max-md:not-last:after:mx-1.5 max-md:inline max-md:not-last:after:content-['·'] md:flex"
          >
            <span className="tabular shrink-0 text-ink-soft max-md:hidden">{words.clock(startsAt)}</span>
            <span className="min-w-0">
              <Name names={names} />
              {meal ? <span className="text-ink-soft"> {words.say(`meal.${meal}`)}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

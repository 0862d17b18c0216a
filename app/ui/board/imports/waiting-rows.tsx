import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Reason } from '#app/domain/curation/import/import-row.ts'
import { useSay } from '#app/i18n/say.ts'
import { SubmitButton } from '../../form/button.tsx'
import { EmptyState, Section } from '../../layout/card.tsx'
import { Pages } from '../../layout/pages.tsx'
import { useUrls } from '../../layout/use-page.ts'
import { useReasonWords } from './use-reason-words.ts'
import { type ShownPlace, WouldBe } from './would-be.tsx'

interface WaitingRow {
  number: number
  line: number
  name: string
  reasons: Reason[]
  mainReason: string | null
  place: ShownPlace | null
}

/** Rows that wait for a person: why, what would be recorded, and the two answers; many of one reason at once. */
export function WaitingRows({
  reasons,
  reason,
  rows,
  page,
  pages,
}: {
  reasons: { reason: string; count: number }[]
  /** Only those of this reason are shown. */
  reason: string | null
  rows: WaitingRow[]
  page: number
  pages: number
}) {
  const { t } = useTranslation('imports')
  if (reasons.length === 0) {
    return (
      <Section title={t('waiting.title')}>
        <EmptyState icon="check" title={t('waiting.none')} />
      </Section>
    )
  }
  return (
    <Section id="waiting" title={t('waiting.title')}>
      <p className="mb-4 max-w-prose text-ink-soft">{t('waiting.lead')}</p>
      <Reasons reasons={reasons} reason={reason} />
      <ul className="grid gap-4">
        {rows.map((row) => (
          <Row key={row.number} row={row} />
        ))}
      </ul>
      <Pages page={page} pages={pages} query={{ reason: reason ?? undefined }} />
    </Section>
  )
}

/** One line a reason, with the answers that hold for all of its rows. */
function Reasons({ reasons, reason: chosen }: { reasons: { reason: string; count: number }[]; reason: string | null }) {
  const { t } = useTranslation('imports')
  const say = useSay('imports')
  return (
    <ul className="mb-6 grid gap-2">
      {reasons.map(({ reason, count }) => (
        <li
          key={reason}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md bg-sunken px-4 py-2"
        >
          <Link
            to={reason === chosen ? '?' : `?reason=${reason}`}
            preventScrollReset
            aria-current={reason === chosen ? 'true' : undefined}
            className={reason === chosen ? 'font-semibold' : ''}
          >
            {say(`group.${reason}`)} · {t('waiting.rows', { count })}
          </Link>
          {count > 1 ? <Answers reason={reason} fields={{ reason }} all={count} /> : null}
        </li>
      ))}
    </ul>
  )
}

function Row({ row: { number, line, name, reasons, mainReason, place } }: { row: WaitingRow }) {
  const { t } = useTranslation('imports')
  const words = useReasonWords()
  const urls = useUrls()
  return (
    <li className="grid gap-3 rounded-lg border border-line bg-surface p-4 md:grid-cols-[1fr_auto] md:items-center">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <bdi className="font-semibold">{name}</bdi>
          {line > 0 ? <span className="text-ink-soft text-sm">{t('waiting.line', { line })}</span> : null}
        </p>
        <ul className="mt-1">
          {reasons.map((reason, index) => (
            <li key={index}>
              {words(reason)}{' '}
              {reason.placeId ? (
                <Link to={urls.boardPlace(reason.placeId)} target="_blank" rel="noreferrer">
                  {t('waiting.see_record')}
                </Link>
              ) : null}
            </li>
          ))}
        </ul>
        {place ? <WouldBe place={place} /> : null}
      </div>
      <Answers reason={mainReason ?? ''} fields={{ number: String(number) }} />
    </li>
  )
}

const OWN_WORDS = ['coordinates_swapped', 'duplicate_in_catalog', 'duplicate_in_file', 'edited_since', 'gone_from_file']

/** The two answers to a row, or to all of a reason. */
function Answers({ reason, fields, all }: { reason: string; fields: Record<string, string>; all?: number }) {
  const { t } = useTranslation('imports')
  const { t: common } = useTranslation()
  const say = useSay('imports')
  const take = say(`waiting.take.${OWN_WORDS.includes(reason) ? reason : 'usual'}`)
  const leave = reason === 'gone_from_file' ? t('waiting.keep_record') : t('waiting.leave_out')
  const words = (answer: string) => (all === undefined ? answer : t('waiting.all_of', { answer, count: all }))
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap gap-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton look="secondary" size="small" name="intent" value="accept" pending={common('saving')}>
        {words(take)}
      </SubmitButton>
      <SubmitButton look="quiet" size="small" name="intent" value="refuse" pending={common('saving')}>
        {words(leave)}
      </SubmitButton>
    </Form>
  )
}

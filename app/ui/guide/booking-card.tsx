import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CORRECTION_CAUSES } from '#app/domain/booking/decide-attendance.ts'
import { useSay } from '#app/i18n/say.ts'
import { SubmitButton } from '../form/button.tsx'
import { Tag } from '../layout/card.tsx'
import { useLanguage } from '../layout/use-page.ts'
import { formatInstant, Yen } from '../text/figures.tsx'
import type { Desk, DeskBooking } from './desk.ts'
import { LanguageName, PartyWords } from './party-words.tsx'

const TONES = { CONFIRMED: 'info', REDEEMED: 'good', NO_SHOW: 'bad', ON_HOLD: 'warn' } as const

/** One party: who, how many, in which language, what they wish, and whether they are there. */
export function BookingCard({ booking, desk }: { booking: DeskBooking; desk: Desk }) {
  const { t } = useTranslation('guide')
  const sayStatus = useSay('account')
  const { status, name, reference, phone, note, tourLanguage, netYen, reseller } = booking
  return (
    <li className="rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="font-semibold text-lg">{name ?? t('no_name')}</p>
        <Tag tone={TONES[status as keyof typeof TONES] ?? 'neutral'}>{sayStatus(`status.${status}`)}</Tag>
      </div>
      <p>
        <PartyWords {...booking} />
        {'\u00a0· '}
        <LanguageName code={tourLanguage} />
        {reseller ? ` · ${t('sold_by', { reseller })}` : null}
      </p>
      {note ? <p className="mt-1 whitespace-pre-wrap border-warn border-s-4 ps-3">{note}</p> : null}
      <p className="mt-1 flex flex-wrap items-baseline gap-x-4 text-ink-soft text-sm">
        <span className="font-mono">{reference}</span>
        {phone ? (
          <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className="inline-block py-1">
            {phone}
          </a>
        ) : null}
        {status === 'ON_HOLD' ? null : (
          <span>
            {t('column.net')} <Yen amount={netYen} />
          </span>
        )}
      </p>
      {status === 'CONFIRMED' && desk.isOpen ? <Attendance booking={booking} canMiss={desk.canMiss} /> : null}
      {status === 'NO_SHOW' && desk.canCorrect ? (
        <Correction bookingId={booking.id} until={desk.correctableUntil} />
      ) : null}
    </li>
  )
}

/** That nobody came is asked once, with what it means. */
function Attendance({ booking: { id, reference, guests }, canMiss }: { booking: DeskBooking; canMiss: boolean }) {
  const { t } = useTranslation('guide')
  return (
    <div className="mt-3 flex flex-wrap items-start gap-3">
      <Form method="post">
        <input type="hidden" name="intent" value="redeem" />
        <input type="hidden" name="code" value={reference} />
        <SubmitButton pending={t('desk.taking')}>{t('desk.here', { count: guests })}</SubmitButton>
      </Form>
      {canMiss ? (
        <details className="min-w-0">
          <summary className="min-h-11 px-3 py-2.5 text-ink-soft">{t('desk.nobody')}</summary>
          <Form method="post" className="mt-1 space-y-2">
            <input type="hidden" name="intent" value="no_show" />
            <input type="hidden" name="bookingId" value={id} />
            <p className="text-sm">{t('desk.nobody_means')}</p>
            <SubmitButton look="danger" pending={t('desk.writing')}>
              {t('desk.nobody_sure')}
            </SubmitButton>
          </Form>
        </details>
      ) : null}
    </div>
  )
}

/** For a guide who was wrong: why, and the booking is as it was. */
function Correction({ bookingId, until }: { bookingId: string; until: number }) {
  const { t } = useTranslation('guide')
  const say = useSay('guide')
  const language = useLanguage()
  return (
    <details className="mt-2">
      <summary className="min-h-11 py-2.5 text-ink-soft">{t('correct.open')}</summary>
      <Form method="post" className="mt-1 grid max-w-md gap-3">
        <input type="hidden" name="intent" value="correct" />
        <input type="hidden" name="bookingId" value={bookingId} />
        {/* One of several on the page: its label holds it, so that it needs no id. */}
        <label className="grid gap-1 font-medium">
          {t('correct.cause')}
          <select
            name="cause"
            className="h-12 rounded-md border border-line-strong bg-surface px-3 font-normal text-base"
          >
            {CORRECTION_CAUSES.map((cause) => (
              <option key={cause} value={cause}>
                {say(`correct.${cause}`)}
              </option>
            ))}
          </select>
        </label>
        <p className="text-sm">{t('correct.means', { time: formatInstant(until, language, 'Asia/Tokyo') })}</p>
        <SubmitButton look="secondary" pending={t('desk.writing')}>
          {t('correct.submit')}
        </SubmitButton>
      </Form>
    </details>
  )
}

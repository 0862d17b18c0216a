import { useTranslation } from 'react-i18next'
import type { Booking } from '#app/domain/booking/booking.ts'
import { useSay } from '#app/i18n/say.ts'
import { ButtonLink } from '../form/button.tsx'
import { Notice } from '../layout/card.tsx'
import { useLanguage, useUrls } from '../layout/use-page.ts'
import { formatYen } from '../text/figures.tsx'
import { HoldClock } from './hold-clock.tsx'

const TONES = {
  CONFIRMED: 'good',
  REDEEMED: 'good',
  NO_SHOW: 'neutral',
  CANCELLED: 'neutral',
  EXPIRED: 'warn',
  REJECTED: 'bad',
} as const

interface BookingStanding {
  booking: Booking
  isHeld: boolean
  secondsLeft: number
  payments: { status: string }[]
  refunds: { id: string; amountYen: number; status: string }[]
}

/** How a booking stands, and the one next step that helps. */
export function BookingState({ page }: { page: BookingStanding }) {
  const { t } = useTranslation('booking')
  const say = useSay('booking')
  const urls = useUrls()
  const { booking, isHeld, secondsLeft } = page
  if (isHeld) {
    const next = booking.contact ? urls.bookingConfirm(booking.id) : urls.bookingContact(booking.id)
    const isPaying = page.payments.some(({ status }) => status === 'open')
    return (
      <div className="mb-8">
        <HoldClock until={booking.heldUntil} secondsLeft={secondsLeft} timeZone={booking.timeZone} />
        <div className="flex flex-wrap gap-3">
          <ButtonLink to={next}>{t('state.go_on')}</ButtonLink>
          {isPaying ? (
            <ButtonLink look="secondary" reloadDocument to={urls.bookingReturn(booking.id)}>
              {t('state.check_payment')}
            </ButtonLink>
          ) : null}
        </div>
      </div>
    )
  }
  const status = booking.status === 'ON_HOLD' ? 'EXPIRED' : booking.status
  const isAgain = status === 'EXPIRED' || status === 'REJECTED' || status === 'CANCELLED'
  return (
    <div className="mb-8">
      <Notice tone={TONES[status]} title={say(`state.${status}.title`)} role="status">
        <p>{say(`state.${status}.words`)}</p>
        <Refunds refunds={page.refunds} />
      </Notice>
      {isAgain ? (
        <div className="mt-4 flex flex-wrap gap-3">
          <ButtonLink to={`${urls.tour({ id: booking.snapshot.tourId, title: booking.snapshot.title })}#departures`}>
            {t('state.again')}
          </ButtonLink>
          {status === 'EXPIRED' && page.payments.some((one) => one.status === 'open') ? (
            <ButtonLink look="secondary" reloadDocument to={urls.bookingReturn(booking.id)}>
              {t('state.check_payment')}
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

function Refunds({ refunds }: Pick<BookingStanding, 'refunds'>) {
  const say = useSay('booking')
  const language = useLanguage()
  if (!refunds.length) return null
  return (
    <ul className="mt-2">
      {refunds.map(({ id, amountYen, status }) => (
        <li key={id}>{say(`refund.${status}`, { amount: formatYen(amountYen, language) })}</li>
      ))}
    </ul>
  )
}

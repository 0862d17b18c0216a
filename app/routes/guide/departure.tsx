import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  ATTENDANCE_CLOSES_SECONDS,
  ATTENDANCE_OPENS_SECONDS,
  CORRECTION_CAUSES,
  CORRECTION_CLOSES_SECONDS,
  NO_SHOW_AFTER_SECONDS,
} from '#app/domain/booking/decide-attendance.ts'
import { phaseOf } from '#app/domain/tours/phase.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { invalid, parseForm } from '#app/http/parse-form.ts'
import { refusal } from '#app/http/refusal.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { correctNoShow } from '#app/services/booking/correct-no-show.server.ts'
import { markNoShow } from '#app/services/booking/mark-no-show.server.ts'
import { redeemBooking } from '#app/services/booking/redeem-booking.server.ts'
import { findGuideDeparture } from '#app/services/tours/guide-desk.server.ts'
import { PrintButton } from '#app/ui/booking/print-button.tsx'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { BookingCard } from '#app/ui/guide/booking-card.tsx'
import { Manifest } from '#app/ui/guide/manifest.tsx'
import { MoneySplit } from '#app/ui/guide/money-split.tsx'
import { VoucherDesk } from '#app/ui/guide/voucher-desk.tsx'
import { Card, EmptyState, Facts, Section, Tag } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { Duration, formatLocalDateTime, Yen } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'

const attendanceForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('redeem'), code: z.string().max(60) }),
  z.object({ intent: z.literal('no_show'), bookingId: z.string().max(60) }),
  z.object({ intent: z.literal('correct'), bookingId: z.string().max(60), cause: z.enum(CORRECTION_CAUSES) }),
])

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, context, 'guide')
  const found = await findGuideDeparture(context, role.guideId, params.id!)
  if (!found) throw new Response(null, { status: 404 })
  const { departure, tour, seatsTaken, bookings, money } = found
  const now = context.now()
  const doneId = new URL(request.url).searchParams.get('done')
  return {
    title: pageWords(params).t('guide:one'),
    departure,
    tour: {
      title: tour.title,
      isSample: tour.isSample,
      meetingPoint: tour.meetingPoint,
      durationMinutes: tour.durationMinutes,
    },
    seatsTaken,
    bookings,
    money,
    done: bookings.find(({ id }) => id === doneId) ?? null,
    desk: {
      opensAt: departure.startsAt - ATTENDANCE_OPENS_SECONDS,
      isOpen:
        now >= departure.startsAt - ATTENDANCE_OPENS_SECONDS && now <= departure.endsAt + ATTENDANCE_CLOSES_SECONDS,
      phase: phaseOf(departure, now),
      isEarly: now < departure.startsAt - ATTENDANCE_OPENS_SECONDS,
      canCorrect: now <= departure.endsAt + CORRECTION_CLOSES_SECONDS,
      correctableUntil: departure.endsAt + CORRECTION_CLOSES_SECONDS,
      canMiss: now >= departure.startsAt + NO_SHOW_AFTER_SECONDS,
    },
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { role } = await requireRole(request, context, 'guide')
  // Another guide's departure is absent, whatever the form says.
  if (!(await findGuideDeparture(context, role.guideId, params.id!))) throw new Response(null, { status: 404 })
  const form = await parseForm(request, attendanceForm)
  if (!form.ok) return invalid(form)
  const of = { guideId: role.guideId, departureId: params.id! }
  const written = await write(context, form.value, of)
  if (!written.ok) return refusal(written.error)
  return redirect(`${pageWords(params).urls.guideDeparture(params.id!)}?done=${written.value.id}`, 303)
}

function write(
  context: AppContext,
  wish: z.infer<typeof attendanceForm>,
  of: { guideId: string; departureId: string },
) {
  switch (wish.intent) {
    case 'redeem':
      return redeemBooking(context, { code: wish.code, ...of })
    case 'no_show':
      return markNoShow(context, { bookingId: wish.bookingId, guideId: of.guideId })
    case 'correct':
      return correctNoShow(context, { bookingId: wish.bookingId, guideId: of.guideId, cause: wish.cause })
  }
}

export const meta = privateMeta

export default function GuideDeparture() {
  const { t } = useTranslation('guide')
  const { t: common } = useTranslation()
  const urls = useUrls()
  const language = useLanguage()
  const { departure, tour, seatsTaken, bookings, money, desk, done } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const isOff = departure.status === 'cancelled'
  const coming = bookings.filter(({ status }) => status !== 'CANCELLED')
  const cancelled = bookings.filter(({ status }) => status === 'CANCELLED')
  const guests = coming.filter(({ status }) => status !== 'ON_HOLD').reduce((sum, each) => sum + each.guests, 0)
  const facts = (
    <Card>
      <Facts
        rows={[
          [t('fact.meeting_point'), <Name key="meeting" names={tour.meetingPoint} />],
          [t('fact.duration'), <Duration key="duration" minutes={tour.durationMinutes} />],
          [t('column.seats'), t('seats_of', { taken: seatsTaken, total: departure.seatsTotal })],
          [t('column.guests'), guests],
          [t('column.net'), <Yen key="net" amount={money.netYen} />],
        ]}
      />
    </Card>
  )
  return (
    <Container>
      <PageHeading
        title={<Name names={tour.title} />}
        lead={`${formatLocalDateTime(departure.localStart, language)}\u00a0· ${t('japan_time')}`}
        actions={coming.length ? <PrintButton /> : undefined}
      />
      <p className="no-print mb-4 flex flex-wrap items-baseline gap-3">
        <Link to={urls.guide}>{t('back')}</Link>
        {tour.isSample ? <Tag>{common('sample')}</Tag> : null}
        {desk.phase !== 'ahead' ? (
          <Tag tone={desk.phase === 'over' ? 'neutral' : 'info'}>{t(desk.phase)}</Tag>
        ) : (
          <Tag tone={departure.status === 'open' ? 'good' : 'warn'}>{t(`departure.${departure.status}`)}</Tag>
        )}
      </p>
      {desk.isOpen ? null : facts}
      {desk.phase === 'ahead' && !isOff ? (
        <p className="no-print mt-3">
          <Link to={urls.guideCallOff(departure.id)}>{t('call_off.link')}</Link>
        </p>
      ) : null}
      <Section title={t('column.bookings')}>
        {coming.length ? (
          <>
            <VoucherDesk
              desk={desk}
              done={answer ? null : done}
              form={answer && 'form' in answer ? answer.form : EMPTY_FORM}
              refused={answer && 'refusal' in answer ? answer.refusal : null}
            />
            <ul className="grid gap-3 print:hidden">
              {coming.map((booking) => (
                <BookingCard key={booking.id} booking={booking} desk={desk} />
              ))}
            </ul>
            <Manifest bookings={coming.filter(({ status }) => status !== 'ON_HOLD')} />
          </>
        ) : (
          <EmptyState icon="ticket" title={t(isOff ? 'call_off.is_off' : 'no_bookings')}>
            <p>{t(isOff ? 'call_off.is_off_hint' : 'no_bookings_hint')}</p>
          </EmptyState>
        )}
        {cancelled.length ? (
          <details className="no-print mt-4">
            <summary className="min-h-11 py-2 font-medium">{t('cancelled', { count: cancelled.length })}</summary>
            <ul className="mt-2 grid gap-3">
              {cancelled.map((booking) => (
                <BookingCard key={booking.id} booking={booking} desk={desk} />
              ))}
            </ul>
          </details>
        ) : null}
      </Section>
      {/* At the meeting point the guide needs the guests first. */}
      {desk.isOpen ? <div className="mt-8">{facts}</div> : null}
      {money.keptYen > 0 ? (
        <div className="no-print mt-8 max-w-xl">
          <MoneySplit {...money} />
        </div>
      ) : null}
    </Container>
  )
}

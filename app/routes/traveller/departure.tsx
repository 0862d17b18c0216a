import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { isHoldRunning } from '#app/domain/booking/booking.ts'
import { shownName } from '#app/domain/values/locale.ts'
import { parseFormData } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { findUser } from '#app/http/session.server.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { holdSeats } from '#app/services/booking/hold-seats.server.ts'
import { findDeparturePage } from '#app/services/tours/find-departure-page.server.ts'
import { BookingSteps } from '#app/ui/booking/booking-steps.tsx'
import { AvailabilityWords } from '#app/ui/booking/departure-table.tsx'
import { HoldClock } from '#app/ui/booking/hold-clock.tsx'
import { PartyForm } from '#app/ui/booking/party-form.tsx'
import { PolicyWords } from '#app/ui/booking/policy-words.tsx'
import { PriceTable } from '#app/ui/booking/price-table.tsx'
import { RefusalNotice } from '#app/ui/booking/refusal-notice.tsx'
import { SampleTag } from '#app/ui/booking/tour-tags.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { FormStateProvider } from '#app/ui/form/form-context.tsx'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Card, Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { formatLocalDateTime } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'
import { urlsFor } from '#app/urls.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as departures from '#db/repositories/departures.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import { typedIn } from './booking-loader.server.ts'
import { languageOf } from './page-language.ts'
import { holdForm, partyOf, zoneOf } from './party-form.ts'

const USUAL_PARTY = { adults: 2, childAges: [] }

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const query = new URL(request.url).searchParams
  const id = params.id ?? ''
  const plan = await itineraries.findById(context.db, query.get('itinerary') ?? '')
  const changed = await heldOf(context, query.get('change'), id)
  if (query.has('change') && !changed) throw redirect(urlsFor(language).booking(query.get('change')!))
  const asked = partyOf(query)
  const party = asked?.ok ? asked.value : (changed?.snapshot.party ?? plan?.request.party ?? USUAL_PARTY)
  // What can't be read has no price; the usual party's would be another's.
  const page = await findDeparturePage(context, id, asked && !asked.ok ? null : party, changed?.seats)
  if (!page) {
    // One that has passed or is closed has a tour with others to choose from.
    const known = await departures.findById(context.db, id)
    if (known?.tour.publication === 'published')
      throw redirect(`${urlsFor(language).tour(known.tour, plan?.id)}#departures`)
    throw new Response(null, { status: 404 })
  }
  return {
    ...page,
    party,
    form: asked && !asked.ok ? asked.form : EMPTY_FORM,
    tourLanguage:
      query.get('tourLanguage') ?? changed?.tourLanguage ?? page.tour.languages.find((one) => one === language),
    itineraryId: plan?.id ?? changed?.itineraryId ?? null,
    changing: changed && { ...changed, secondsLeft: changed.heldUntil - context.now() },
    intentKey: context.newId(),
    title: shownName(page.tour.title, language).text,
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const language = languageOf(params)
  const form = await request.formData()
  const parsed = parseFormData(form, holdForm)
  if (!parsed.ok) return data({ form: parsed.form, refusal: null, price: null }, { status: 422 })
  const { adults, ages, tourLanguage, intentKey, itinerary, timeZone, change } = parsed.value
  const departureId = params.id ?? ''
  const party = { adults, childAges: ages }
  const plan = itinerary ? await itineraries.findById(context.db, itinerary) : undefined
  const held = await holdSeats(context, {
    intentKey,
    departureId,
    party,
    tourLanguage,
    language,
    timeZone: zoneOf(timeZone),
    itineraryId: plan?.id ?? null,
    userId: (await findUser(request, context))?.id ?? null,
    replaces: change ?? null,
  })
  if (held.ok) return redirect(urlsFor(language).bookingContact(held.value.bookingId), 303)
  const own = await heldOf(context, change, departureId)
  const page = await findDeparturePage(context, departureId, party, own?.seats)
  return data(
    { form: { values: typedIn(form), errors: {} }, refusal: held.error, price: page?.price ?? null },
    { status: statusOfRefusal(held.error) },
  )
}

/** The hold that is to be changed, while it runs and is of this departure. */
async function heldOf({ db, now }: Pick<AppContext, 'db' | 'now'>, id: string | null | undefined, departureId: string) {
  const booking = id ? await bookings.findById(db, id) : undefined
  if (!booking || booking.departureId !== departureId || !isHoldRunning(booking, now())) return null
  const { seats, heldUntil, timeZone, tourLanguage, itineraryId, snapshot } = booking
  return { id: booking.id, seats, heldUntil, timeZone, tourLanguage, itineraryId, snapshot }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Meguri` }]

export default function Departure() {
  const { t } = useTranslation('booking')
  const language = useLanguage()
  const loaded = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const urls = useUrls()
  const { tour, departure, option, policy } = loaded
  const price = answer?.price ?? loaded.price
  const otherDates = `${urls.tour(tour, loaded.itineraryId ?? undefined)}#departures`
  const { seatsLeft } = departure.availability
  const isTooMany = price?.ok && !option.isPrivate && price.value.seats > seatsLeft
  const priceRefusal = price && !price.ok ? price.error : isTooMany ? { kind: 'not_enough_seats', seatsLeft } : null
  return (
    <Container>
      <PageHeading
        title={<Name names={tour.title} />}
        lead={`${formatLocalDateTime(departure.localStart, language)} ${t('time.japan_suffix')}`}
      />
      <p className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        {tour.isSample ? <SampleTag /> : null}
        {loaded.changing ? (
          <Link to={urls.bookingContact(loaded.changing.id)}>{t('party.keep')}</Link>
        ) : (
          <Link to={otherDates}>{t('party.other_date')}</Link>
        )}
      </p>
      <BookingSteps at="party" />
      {loaded.changing ? (
        <HoldClock
          until={loaded.changing.heldUntil}
          secondsLeft={loaded.changing.secondsLeft}
          timeZone={loaded.changing.timeZone}
        />
      ) : null}
      <FormStateProvider value={answer?.form ?? loaded.form}>
        <ErrorSummary />
        <RefusalNotice refusal={answer?.refusal ?? loaded.closed ?? priceRefusal} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Card>
            <p className="mb-5">
              <Name names={option.names} /> ·{' '}
              <AvailabilityWords availability={departure.availability} option={option} />
            </p>
            {loaded.closed ? (
              <ButtonLink to={otherDates}>{t('state.again')}</ButtonLink>
            ) : (
              <PartyForm
                party={loaded.party}
                tourLanguages={tour.languages}
                tourLanguage={loaded.tourLanguage}
                intentKey={loaded.intentKey}
                itineraryId={loaded.itineraryId}
                changes={loaded.changing?.id ?? null}
              />
            )}
          </Card>
          <Card>
            <h2 className="mb-2 font-semibold text-lg">{t('price.title')}</h2>
            {price?.ok ? <PriceTable {...price.value} /> : <p className="text-ink-soft">{t('price.none')}</p>}
          </Card>
        </div>
      </FormStateProvider>
      <Section title={t('withdrawal_title')}>
        <PolicyWords policy={policy} />
      </Section>
    </Container>
  )
}

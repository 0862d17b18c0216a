import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoleKind } from '#app/domain/access/user.ts'
import { requireUser } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { useSay } from '#app/i18n/say.ts'
import { ButtonLink, SubmitButton } from '#app/ui/form/button.tsx'
import { leadsTo } from '#app/ui/itinerary/leads-to.ts'
import { Card, EmptyState, Section, Tag } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { DOT } from '#app/ui/text/dot.ts'
import { Day, formatLocalDateTime, Yen } from '#app/ui/text/figures.tsx'
import { Icon } from '#app/ui/text/icon.tsx'
import { Name } from '#app/ui/text/name.tsx'
import * as areas from '#db/repositories/areas.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as itineraries from '#db/repositories/itineraries.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const user = await requireUser(request, context)
  const myBookings = await bookings.findAllByUserId(context.db, user.id)
  const plans = await itineraries.findAllByUserId(context.db, user.id)
  const allAreas = await areas.findAll(context.db)
  return {
    title: pageWords(params).t('account:title'),
    name: user.name,
    email: user.email,
    doors: user.roles.map(({ kind }) => kind),
    // A hold that ran out led to nothing; its tour can be booked again from its own page.
    bookings: myBookings
      .filter(({ status }) => status !== 'EXPIRED' && status !== 'REJECTED')
      .map(({ id, reference, status, totalYen, snapshot }) => ({
        id,
        reference,
        status,
        totalYen,
        title: snapshot.title,
        localStart: snapshot.localStart,
        isComing: snapshot.endsAt > context.now() && status !== 'CANCELLED',
      })),
    plans: plans.map(({ id, request, plan }) => ({
      id,
      names: leadsTo(request, plan, allAreas).names,
      days: plan.days.length,
      firstDay: plan.days[0]!.date,
      lastDay: plan.days.at(-1)!.date,
      stops: plan.days.reduce((sum, { stops }) => sum + stops.length, 0),
    })),
  }
}

export const meta = privateMeta

export default function Account() {
  const { t } = useTranslation('account')
  const urls = useUrls()
  const { name, email, doors, bookings, plans } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading
        title={name || email}
        lead={name ? email : undefined}
        actions={
          <Form method="post" action={urls.signOut}>
            <SubmitButton look="secondary" pending={t('signing_out')}>
              {t('sign_out')}
            </SubmitButton>
          </Form>
        }
      />
      {doors.length ? <Doors doors={doors} /> : null}
      <Section title={t('bookings.title')}>
        {bookings.length ? (
          <Bookings bookings={bookings} />
        ) : (
          <EmptyState
            icon="ticket"
            title={t('bookings.none')}
            action={
              <div className="flex flex-wrap justify-center gap-3">
                <ButtonLink to={urls.tours}>{t('bookings.tours')}</ButtonLink>
                <ButtonLink look="secondary" to={urls.bookings}>
                  {t('bookings.find')}
                </ButtonLink>
              </div>
            }
          >
            <p>{t('bookings.none_hint')}</p>
          </EmptyState>
        )}
      </Section>
      <Section title={t('plans.title')}>
        {plans.length ? (
          <ul className="grid gap-3 sm:grid-cols-2">
            {plans.map((plan) => (
              <PlanLine key={plan.id} {...plan} />
            ))}
          </ul>
        ) : (
          <EmptyState
            icon="route"
            title={t('plans.none')}
            action={<ButtonLink to={urls.plan}>{t('plans.make')}</ButtonLink>}
          >
            <p>{t('plans.none_hint')}</p>
          </EmptyState>
        )}
      </Section>
    </Container>
  )
}

const DOOR_ICONS = { guide: 'tour', board: 'pin', operator: 'yen' } as const

function Doors({ doors }: { doors: RoleKind[] }) {
  const say = useSay('account')
  const urls = useUrls()
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {doors.map((door) => (
        <li key={door}>
          <Card className="flex h-full gap-4">
            <Icon name={DOOR_ICONS[door]} className="mt-1 size-6 text-accent" />
            <div>
              <Link to={urls[door]} className="font-semibold text-lg">
                {say(`doors.${door}.title`)}
              </Link>
              <p className="text-ink-soft">{say(`doors.${door}.body`)}</p>
            </div>
          </Card>
        </li>
      ))}
    </ul>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** What is still to come stands first and open; what is over is one press away. */
function Bookings({ bookings }: Pick<Loaded, 'bookings'>) {
  const { t } = useTranslation('account')
  const coming = bookings.filter(({ isComing }) => isComing).sort((a, b) => (a.localStart < b.localStart ? -1 : 1))
  const over = bookings.filter(({ isComing }) => !isComing)
  return (
    <>
      {coming.length ? (
        <ul className="grid gap-3">
          {coming.map((booking) => (
            <BookingLine key={booking.id} {...booking} />
          ))}
        </ul>
      ) : (
        <p className="text-ink-soft">{t('bookings.none_coming')}</p>
      )}
      {over.length ? (
        <details className="mt-4" open={coming.length === 0}>
          <summary className="min-h-11 py-2 font-medium">{t('bookings.over', { count: over.length })}</summary>
          <ul className="mt-2 grid gap-3">
            {over.map((booking) => (
              <BookingLine key={booking.id} {...booking} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

type BookingLineProps = Loaded['bookings'][number]

function BookingLine({ id, reference, status, totalYen, title, localStart }: BookingLineProps) {
  const say = useSay('account')
  const urls = useUrls()
  const language = useLanguage()
  return (
    <li>
      <Card className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <div>
          <Link to={urls.booking(id)} className="font-medium">
            <Name names={title} />
          </Link>
          <p className="text-ink-soft text-sm">
            {formatLocalDateTime(localStart, language)} · <span className="whitespace-nowrap">{reference}</span>
          </p>
        </div>
        <p className="flex items-baseline gap-3">
          <Yen amount={totalYen} />
          <Tag tone={status === 'CONFIRMED' ? 'good' : 'neutral'}>{say(`status.${status}`)}</Tag>
        </p>
      </Card>
    </li>
  )
}

function PlanLine({ id, names, days, firstDay, lastDay, stops }: Loaded['plans'][number]) {
  const { t } = useTranslation('account')
  const urls = useUrls()
  return (
    <li>
      <Card className="h-full">
        <Link to={urls.itinerary(id)} className="font-medium">
          {names.map((each, index) => (
            <Fragment key={each.ja}>
              {index ? DOT : ''}
              <Name names={each} />
            </Fragment>
          ))}
        </Link>
        <p className="text-sm">
          <Day date={firstDay} style="short" />
          {days > 1 ? (
            <>
              {' – '}
              <Day date={lastDay} style="short" />
            </>
          ) : null}
        </p>
        <p className="text-ink-soft text-sm">
          {t('plans.days', { count: days })} · {t('plans.stops', { count: stops })}
        </p>
      </Card>
    </li>
  )
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { RoleKind } from '#app/domain/access/user.ts'
import { requireUser } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { useSay } from '#app/i18n/say.ts'
import { ButtonLink, SubmitButton } from '#app/ui/form/button.tsx'
import { Card, EmptyState, Section, Tag } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { Day, formatLocalDateTime, Yen } from '#app/ui/text/figures.tsx'
import { Icon } from '#app/ui/text/icon.tsx'
import { Name } from '#app/ui/text/name.tsx'
import * as bookings from '#db/repositories/bookings.ts'
import * as itineraries from '#db/repositories/itineraries.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const user = await requireUser(request, context)
  const myBookings = await bookings.findAllByUserId(context.db, user.id)
  const plans = await itineraries.findAllByUserId(context.db, user.id)
  return {
    title: pageWords(params).t('account:title'),
    name: user.name,
    email: user.email,
    doors: user.roles.map(({ kind }) => kind),
    bookings: myBookings.map(({ id, reference, status, totalYen, snapshot }) => ({
      id,
      reference,
      status,
      totalYen,
      title: snapshot.title,
      localStart: snapshot.localStart,
    })),
    plans: plans.map(({ id, plan }) => ({ id, days: plan.days.length, firstDay: plan.days[0]?.date ?? null })),
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
          <ul className="grid gap-3">
            {bookings.map((booking) => (
              <BookingLine key={booking.id} {...booking} />
            ))}
          </ul>
        ) : (
          <EmptyState
            icon="ticket"
            title={t('bookings.none')}
            action={
              <ButtonLink look="secondary" to={urls.bookings}>
                {t('bookings.find')}
              </ButtonLink>
            }
          >
            <p>{t('bookings.none_hint')}</p>
          </EmptyState>
        )}
      </Section>
      <Section title={t('plans.title')}>
        {plans.length ? (
          <ul className="grid gap-3">
            {plans.map(({ id, days, firstDay }) => (
              <li key={id}>
                <Card>
                  <Link to={urls.itinerary(id)}>{t('plans.days', { count: days })}</Link>
                  {firstDay ? (
                    <p className="text-ink-soft text-sm">
                      <Day date={firstDay} />
                    </p>
                  ) : null}
                </Card>
              </li>
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

function Doors({ doors }: { doors: RoleKind[] }) {
  const say = useSay('account')
  const urls = useUrls()
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {doors.map((door) => (
        <li key={door}>
          <Card className="flex h-full gap-4">
            <Icon name="person" className="mt-1 size-6 text-accent" />
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

type BookingLineProps = ReturnType<typeof useLoaderData<typeof loader>>['bookings'][number]

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
            {formatLocalDateTime(localStart, language)} · {reference}
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

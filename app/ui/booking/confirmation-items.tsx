import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Booking } from '#app/domain/booking/booking.ts'
import type { FinalConfirmation } from '#app/domain/booking/final-confirmation.ts'
import { Card } from '../layout/card.tsx'
import { useRootData } from '../layout/use-page.ts'
import { Name } from '../text/name.tsx'
import { Deadlines } from './deadlines.tsx'
import { PriceTable } from './price-table.tsx'
import { SampleTag } from './tour-tags.tsx'
import { TwoTimes } from './two-times.tsx'

/** The six items that the law wants on the page of the last click, each under its own heading. */
export function ConfirmationItems({ page }: { page: { booking: Booking; finalConfirmation: FinalConfirmation } }) {
  const { t } = useTranslation('booking')
  const { booking, finalConfirmation: items } = page
  const { timeZone, snapshot, contact } = booking
  const isSandbox = useRootData()?.paymentsMode === 'sandbox'
  return (
    <ol className="grid gap-4 lg:grid-cols-2">
      <Item title={t('six.quantity')}>
        <p className="font-semibold">
          <Name names={snapshot.title} /> {snapshot.isSample ? <SampleTag /> : null}
        </p>
        <p>{t('six.guests', { count: items.quantity.guests })}</p>
        <p>{t(items.quantity.isPrivate ? 'six.private' : 'six.shared')}</p>
        <p className="mt-2">
          {t('six.seller')} <Name names={snapshot.guideNames} />
        </p>
        <p className="text-ink-soft text-sm">{t('six.seller_words')}</p>
        {contact ? (
          <p className="mt-2 text-ink-soft">{t('six.booker', { name: contact.name, email: contact.email })}</p>
        ) : null}
      </Item>
      <Item title={t('six.price')}>
        <PriceTable lines={items.quantity.lines} totalYen={items.price.totalYen} />
      </Item>
      <Item title={t('six.payment')}>
        <p>{t(isSandbox ? 'six.payment_words_sandbox' : 'six.payment_words')}</p>
      </Item>
      <Item title={t('six.delivery')}>
        <TwoTimes at={items.delivery.startsAt} timeZone={timeZone} />
        <p className="mt-2">
          <Name names={items.delivery.meetingPoint} withOther />
        </p>
      </Item>
      <Item title={t('six.withdrawal')}>
        <p className="mb-3">{t('six.withdrawal_words')}</p>
        <Deadlines deadlines={items.withdrawal.deadlines} timeZone={timeZone} />
      </Item>
      <Item title={t('six.application')}>
        <p className="text-ink-soft">{t('six.held_until')}</p>
        <TwoTimes at={items.application.heldUntil} timeZone={timeZone} />
        <p className="mt-2 text-ink-soft">{t('six.bookable_until')}</p>
        <TwoTimes at={items.application.bookableUntil} timeZone={timeZone} />
      </Item>
    </ol>
  )
}

function Item({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li>
      <Card className="h-full">
        <h2 className="mb-2 font-semibold text-lg">{title}</h2>
        {children}
      </Card>
    </li>
  )
}

import { useTranslation } from 'react-i18next'
import type { Booking } from '#app/domain/booking/booking.ts'
import { Facts } from '../layout/card.tsx'
import { useLanguage } from '../layout/use-page.ts'
import { DOT } from '../text/dot.ts'
import { Duration, Yen } from '../text/figures.tsx'
import { Name } from '../text/name.tsx'
import { SampleTag, useLanguageNames } from './tour-tags.tsx'
import { TwoTimes } from './two-times.tsx'

/**
 * What, when, where, with whom, for whom: as it was promised when the seats were held. `onSite` is for paper that is
 * read in Japan: there the clock at home helps nobody.
 */
export function BookingSummary({ booking, onSite }: { booking: Booking; onSite?: boolean }) {
  const { t } = useTranslation('booking')
  const languageNames = useLanguageNames()
  const { snapshot } = booking
  return (
    <Facts
      rows={[
        [
          t('summary.what'),
          <span key="what">
            <Name names={snapshot.title} /> {snapshot.isSample ? <SampleTag /> : null}
          </span>,
        ],
        [
          t('summary.when'),
          <TwoTimes key="when" at={snapshot.startsAt} timeZone={onSite ? 'Asia/Tokyo' : booking.timeZone} />,
        ],
        [t('summary.duration'), <Duration key="duration" minutes={snapshot.durationMinutes} />],
        [
          t('summary.where'),
          <span key="where">
            <Name names={snapshot.meetingPoint} withOther />
            <MeetingMap at={snapshot.meetingAt} />
          </span>,
        ],
        [t('summary.guide'), <Name key="guide" names={snapshot.guideNames} />],
        [t('summary.language'), languageNames([booking.tourLanguage])],
        [t('summary.guests'), <Guests key="guests" booking={booking} />],
        [t('summary.total'), <Yen key="total" amount={booking.totalYen} />],
      ]}
    />
  )
}

function MeetingMap({ at: { lat, lng } }: { at: Booking['snapshot']['meetingAt'] }) {
  const { t } = useTranslation('tours')
  return (
    <a
      className="no-print block text-sm"
      rel="noreferrer"
      href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=17/${lat}/${lng}`}
    >
      {t('map_link')}
    </a>
  )
}

function Guests({ booking }: { booking: Booking }) {
  const { t } = useTranslation('booking')
  const { adults, childAges } = booking.snapshot.party
  const list = new Intl.ListFormat(useLanguage() === 'ja' ? 'ja' : 'en', { type: 'conjunction' })
  return (
    <>
      {t('summary.adults', { count: adults })}
      {childAges.length
        ? `${DOT}${t('summary.children', { count: childAges.length, ages: list.format(childAges.map(String)) })}`
        : null}
    </>
  )
}

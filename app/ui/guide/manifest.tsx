import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import type { DeskBooking } from './desk.ts'
import { LanguageName, PartyWords } from './party-words.tsx'

/** The list for the meeting point, on paper only: a box to tick for each party. */
export function Manifest({ bookings }: { bookings: DeskBooking[] }) {
  const { t } = useTranslation('guide')
  const { t: common } = useTranslation()
  const sayStatus = useSay('account')
  const columns = ['here', 'name', 'guests', 'language', 'phone', 'note', 'reference'] as const
  return (
    <table className="hidden w-full border-collapse text-sm print:table">
      <caption className="sr-only">{t('column.bookings')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className="border-b-2 px-1.5 py-1 text-start">
              {t(`manifest.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bookings.map((booking) => (
          <tr key={booking.id} className="break-inside-avoid align-top">
            <td className="border-b px-1.5 py-2">
              {booking.status === 'CONFIRMED' ? (
                <span className="block size-5 border-2 border-ink" />
              ) : (
                sayStatus(`status.${booking.status}`)
              )}
            </td>
            <th scope="row" className="border-b px-1.5 py-2 text-start font-semibold">
              {booking.name ?? common('unknown')}
            </th>
            <td className="border-b px-1.5 py-2">
              <PartyWords {...booking} />
            </td>
            <td className="border-b px-1.5 py-2">
              <LanguageName code={booking.tourLanguage} />
            </td>
            <td className="whitespace-nowrap border-b px-1.5 py-2">{booking.phone}</td>
            <td className="border-b px-1.5 py-2">{booking.note}</td>
            <td className="border-b px-1.5 py-2">
              <span className="whitespace-nowrap font-mono">{booking.reference}</span>
              {booking.reseller ? <span className="block">{t('sold_by', { reseller: booking.reseller })}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

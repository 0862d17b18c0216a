import type { Names } from './domain/values/locale.ts'
import { slugOf } from './domain/values/slug.ts'

/** What the address of a record is made of: its id, which finds it, and its name, which is there for readers. */
interface Addressed {
  id: string
  names: Names
}

/** Every address of the product, built in one place. `lang` is the first part of each page's path. */
export function urlsFor(lang: string) {
  const at = (path: string) => `/${lang}${path}`
  const record = (folder: string, { id, names }: Addressed) => {
    const slug = slugOf(id, names)
    return at(`/${folder}/${id}${slug ? `/${slug}` : ''}`)
  }
  return {
    home: at(''),
    plan: at('/plan'),
    planProgress: at('/plan/progress'),
    planStations: (text: string) => at(`/plan/stations?q=${encodeURIComponent(text)}`),
    itinerary: (id: string) => at(`/itineraries/${id}`),
    itineraryAdd: (id: string) => at(`/itineraries/${id}/add`),
    itineraryProposal: (id: string) => at(`/itineraries/${id}/proposal`),
    itineraryAlternatives: (id: string) => at(`/itineraries/${id}/alternatives`),
    itineraryAlternativesProgress: (id: string) => at(`/itineraries/${id}/alternatives/progress`),
    itineraryKeep: (id: string) => at(`/itineraries/${id}/keep`),
    itineraryProgress: (id: string) => at(`/itineraries/${id}/progress`),
    itineraryFile: (id: string, format: 'ics' | 'gpx' | 'kml' | 'geojson' | 'txt') =>
      `/api/v1/itineraries/${id}.${format}?lang=${lang}`,
    search: (query?: string) => at(`/search${query ? `?q=${encodeURIComponent(query)}` : ''}`),
    areas: at('/areas'),
    area: (area: Addressed) => record('areas', area),
    prefecture: ({ code, nameJa, nameEn }: { code: string; nameJa: string; nameEn: string | null }) =>
      record('prefectures', { id: code, names: { ja: nameJa, en: nameEn, reading: null } }),
    works: at('/works'),
    work: (work: Addressed) => record('works', work),
    places: at('/places'),
    optOut: (placeId?: string) => at(`/opt-out${placeId ? `?place=${encodeURIComponent(placeId)}` : ''}`),
    optOutRequest: (id: string) => at(`/opt-out?request=${id}`),
    place: (place: Addressed) => record('places', place),
    food: at('/food'),
    giProduct: (product: Addressed) => record('gi-products', product),
    dish: (dish: Addressed) => record('dishes', dish),
    tours: at('/tours'),
    tour: ({ id, title }: { id: string; title: Names }, itineraryId?: string) =>
      `${record('tours', { id, names: title })}${itineraryId ? `?itinerary=${itineraryId}` : ''}`,
    departure: (id: string, itineraryId?: string) =>
      at(`/departures/${id}${itineraryId ? `?itinerary=${itineraryId}` : ''}`),
    departureChange: (id: string, bookingId: string) => at(`/departures/${id}?change=${bookingId}`),
    bookings: at('/bookings'),
    booking: (id: string) => at(`/bookings/${id}`),
    bookingContact: (id: string) => at(`/bookings/${id}/contact`),
    bookingConfirm: (id: string) => at(`/bookings/${id}/confirm`),
    bookingReturn: (id: string) => at(`/bookings/${id}/return`),
    bookingCancel: (id: string) => at(`/bookings/${id}/cancel`),
    bookingVoucher: (id: string) => at(`/bookings/${id}/voucher`),
    bookingCalendar: (id: string) => at(`/bookings/${id}/calendar.ics`),
    signIn: (next?: string) => at(`/account/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`),
    signInCheck: at('/account/sign-in/check'),
    signInLink: (token: string, next?: string) =>
      at(`/account/sign-in/link?token=${token}${next ? `&next=${encodeURIComponent(next)}` : ''}`),
    signOut: at('/account/sign-out'),
    account: at('/account'),
    guide: at('/guide'),
    guideDeparture: (id: string) => at(`/guide/departures/${id}`),
    guideCallOff: (id: string) => at(`/guide/departures/${id}/call-off`),
    board: at('/board'),
    boardPlaces: at('/board/places'),
    boardPlace: (id: string) => at(`/board/places/${id}`),
    boardImports: at('/board/imports'),
    boardImport: (id: string) => at(`/board/imports/${id}`),
    boardImportSettings: (id: string) => at(`/board/imports/${id}/settings`),
    boardImportRows: (id: string, verdict?: string) =>
      at(`/board/imports/${id}/rows${verdict ? `?verdict=${verdict}` : ''}`),
    boardImportUndo: (id: string) => at(`/board/imports/${id}/undo`),
    boardImportReport: (id: string) => at(`/board/imports/${id}/report.csv`),
    boardDuplicates: at('/board/duplicates'),
    boardMerge: (keptId: string, mergedId: string) =>
      at(`/board/merge?keep=${encodeURIComponent(keptId)}&merge=${encodeURIComponent(mergedId)}`),
    boardOptOuts: at('/board/opt-outs'),
    boardMeasures: at('/board/measures'),
    operator: at('/operator'),
    outbox: at('/operator/outbox'),
    outboxMail: (id: string) => at(`/operator/outbox/${id}`),
    ledger: at('/operator/ledger'),
    callOffs: at('/operator/call-offs'),
    operatorOptOuts: at('/operator/opt-outs'),
    operatorPlace: (id: string) => at(`/operator/places/${id}`),
    resellers: at('/operator/resellers'),
    credits: at('/credits'),
    openData: at('/open-data'),
    openDataFile: (dataset: string, format: string) => `/open-data/${dataset}.${format}`,
    terms: at('/terms'),
    privacy: at('/privacy'),
    disclosure: at('/disclosure'),
  }
}

export type Urls = ReturnType<typeof urlsFor>

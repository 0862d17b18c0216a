/** Every address of the product, built in one place. `lang` is the first part of each page's path. */
export function urlsFor(lang: string) {
  const at = (path: string) => `/${lang}${path}`
  return {
    home: at(''),
    plan: at('/plan'),
    planStations: (text: string) => at(`/plan/stations?q=${encodeURIComponent(text)}`),
    itinerary: (id: string) => at(`/itineraries/${id}`),
    itineraryAdd: (id: string) => at(`/itineraries/${id}/add`),
    itineraryStop: (id: string, stopId: string) => at(`/itineraries/${id}/stops/${encodeURIComponent(stopId)}`),
    itineraryFile: (id: string, format: 'ics' | 'gpx' | 'kml' | 'geojson' | 'txt') =>
      `/api/v1/itineraries/${id}.${format}?lang=${lang}`,
    search: (query?: string) => at(`/search${query ? `?q=${encodeURIComponent(query)}` : ''}`),
    areas: at('/areas'),
    area: (id: string) => at(`/areas/${id}`),
    prefecture: (code: string) => at(`/prefectures/${code}`),
    works: at('/works'),
    work: (id: string) => at(`/works/${id}`),
    places: at('/places'),
    place: (id: string) => at(`/places/${id}`),
    food: at('/food'),
    giProduct: (id: string) => at(`/gi-products/${id}`),
    dish: (id: string) => at(`/dishes/${id}`),
    tours: at('/tours'),
    tour: (id: string) => at(`/tours/${id}`),
    departure: (id: string, itineraryId?: string) =>
      at(`/departures/${id}${itineraryId ? `?itinerary=${itineraryId}` : ''}`),
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
    board: at('/board'),
    boardPlaces: at('/board/places'),
    boardPlace: (id: string) => at(`/board/places/${id}`),
    boardMeasures: at('/board/measures'),
    operator: at('/operator'),
    outbox: at('/operator/outbox'),
    outboxMail: (id: string) => at(`/operator/outbox/${id}`),
    ledger: at('/operator/ledger'),
    credits: at('/credits'),
    terms: at('/terms'),
    privacy: at('/privacy'),
    disclosure: at('/disclosure'),
  }
}

export type Urls = ReturnType<typeof urlsFor>

import type { OtherName } from '#app/domain/catalog/other-name.ts'
import type { Place } from '#app/domain/catalog/place.ts'
import { named } from './record-json-ld.ts'

/** A place in the words of schema.org, with its public point; what is unknown is left out. */
export function placeJsonLd(place: Place, others: readonly OtherName[], address: string): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': typeOf(place.kind),
    '@id': address,
    url: address,
    ...named(place.names, others),
    description: place.description.en ?? place.description.ja ?? undefined,
    geo: { '@type': 'GeoCoordinates', latitude: place.point.lat, longitude: place.point.lng },
    address: { '@type': 'PostalAddress', addressCountry: 'JP' },
    sameAs: place.website ?? undefined,
  }
}

function typeOf(kind: Place['kind']): string {
  if (kind === 'restaurant') return 'Restaurant'
  if (kind === 'cafe') return 'CafeOrCoffeeShop'
  return 'TouristAttraction'
}

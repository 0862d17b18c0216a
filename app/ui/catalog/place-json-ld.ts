import type { Place } from '#app/domain/catalog/place.ts'

/** A place in the words of schema.org, with its public point; what is unknown is left out. */
export function placeJsonLd(place: Place, address: string): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': typeOf(place.kind),
    '@id': address,
    url: address,
    name: place.names.en ?? place.names.ja,
    alternateName: place.names.en ? place.names.ja : undefined,
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

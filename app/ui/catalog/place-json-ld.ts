import type { OtherName } from '#app/domain/catalog/other-name.ts'
import type { Place } from '#app/domain/catalog/place.ts'
import type { Look } from '#app/domain/catalog/viewpoint.ts'
import { named } from './record-json-ld.ts'

/** A place in the words of schema.org, with its public point; what is unknown is left out. */
export function placeJsonLd(
  place: Place,
  { otherNames, look }: { otherNames: readonly OtherName[]; look: Look | null },
  address: string,
): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': typeOf(place.kind),
    '@id': address,
    url: address,
    ...named(place.names, otherNames),
    description: place.description.en ?? place.description.ja ?? undefined,
    geo: { '@type': 'GeoCoordinates', latitude: place.point.lat, longitude: place.point.lng },
    address: { '@type': 'PostalAddress', addressCountry: 'JP' },
    sameAs: place.website ?? undefined,
    additionalProperty: look ? viewProperties(look) : undefined,
  }
}

function typeOf(kind: Place['kind']): string {
  if (kind === 'restaurant') return 'Restaurant'
  if (kind === 'cafe') return 'CafeOrCoffeeShop'
  return 'TouristAttraction'
}

/** Where to stand and look: schema.org has no words of its own for it. DD is UN/CEFACT's code for a degree of angle. */
function viewProperties({ stand, bearingDegrees, distanceMeters, subject }: Look): Record<string, unknown>[] {
  const told = [
    { name: 'viewpoint', value: `${stand.point.lat},${stand.point.lng}` },
    { name: 'viewpoint subject', value: subject && (subject.en ?? subject.ja) },
    { name: 'viewing direction', value: bearingDegrees, unitCode: 'DD' },
    { name: 'viewing distance', value: distanceMeters, unitCode: 'MTR' },
  ]
  return told.filter(({ value }) => value !== null).map((each) => ({ '@type': 'PropertyValue', ...each }))
}

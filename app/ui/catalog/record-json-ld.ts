import type { Area } from '#app/domain/catalog/area.ts'
import type { Dish } from '#app/domain/catalog/dish.ts'
import type { GiProduct } from '#app/domain/catalog/gi-product.ts'
import type { OtherName } from '#app/domain/catalog/other-name.ts'
import type { Prefecture } from '#app/domain/catalog/region.ts'
import type { Work, WorkKind } from '#app/domain/catalog/work.ts'
import type { Tour, TourOption } from '#app/domain/tours/tour.ts'
import type { Point } from '#app/domain/values/geo.ts'
import type { Names } from '#app/domain/values/locale.ts'

/** Records of the catalog in the words of schema.org; what is unknown is left out. */
type JsonLdObject = Record<string, unknown>

const TYPES: Record<WorkKind, string> = {
  tv: 'TVSeries',
  film: 'Movie',
  tv_and_film: 'TVSeries',
  manga: 'ComicSeries',
  game: 'VideoGame',
  novel: 'Book',
  unknown: 'CreativeWork',
}

export function workJsonLd(
  work: Work,
  others: readonly OtherName[],
  scenes: { names: Names; point: Point; url: string }[],
  url: string,
): JsonLdObject {
  return {
    ...record(TYPES[work.kind], work.names, url, others),
    datePublished: work.year === null ? undefined : String(work.year),
    contentLocation: scenes.map(({ names, point, url: address }) => ({
      '@type': 'Place',
      '@id': address,
      ...named(names),
      geo: coordinates(point),
    })),
  }
}

export function giProductJsonLd(product: GiProduct, others: readonly OtherName[], url: string): JsonLdObject {
  const { giNumber, category, registeredOn } = product
  return {
    ...record('Product', product.names, url, others),
    category,
    countryOfOrigin: { '@type': 'Country', name: 'Japan' },
    ...(giNumber !== null && {
      identifier: { '@type': 'PropertyValue', propertyID: 'GI (MAFF, Japan)', value: String(giNumber) },
    }),
    ...(registeredOn !== null && {
      additionalProperty: { '@type': 'PropertyValue', name: 'GI registration date', value: registeredOn },
    }),
  }
}

export function dishJsonLd(
  dish: Dish,
  others: readonly OtherName[],
  prefecture: Prefecture,
  url: string,
): JsonLdObject {
  return {
    ...record('MenuItem', dish.names, url, others),
    description: `Regional dish of ${prefecture.nameEn}, Japan`,
  }
}

export function areaJsonLd(area: Area, others: readonly OtherName[], summary: string, url: string): JsonLdObject {
  return {
    ...record('TouristDestination', area.names, url, others),
    description: summary,
    geo: coordinates(area.point),
  }
}

export function prefectureJsonLd(
  { nameJa, nameEn }: Prefecture,
  others: readonly OtherName[],
  url: string,
): JsonLdObject {
  return {
    ...record('AdministrativeArea', { ja: nameJa, en: nameEn, reading: null }, url, others),
    containedInPlace: { '@type': 'Country', name: 'Japan' },
  }
}

/** Prices are of all who may come alone; a price that was not looked up is no offer. */
export function tourJsonLd(tour: Tour, options: readonly TourOption[], guide: Names, url: string): JsonLdObject {
  const prices = options.flatMap(({ units }) =>
    units.filter(({ kind }) => kind === 'adult').map((unit) => unit.priceYen),
  )
  return {
    ...record('TouristTrip', tour.title, url),
    description: tour.summary.en ?? tour.summary.ja,
    provider: { '@type': 'Person', ...named(guide) },
    itinerary: { '@type': 'Place', ...named(tour.meetingPoint), geo: coordinates(tour.meetingAt) },
    ...(prices.length > 0 && {
      offers: {
        '@type': 'AggregateOffer',
        priceCurrency: 'JPY',
        lowPrice: Math.min(...prices),
        highPrice: Math.max(...prices),
      },
    }),
  }
}

function record(type: string, names: Names, url: string, others: readonly OtherName[] = []): JsonLdObject {
  return { '@context': 'https://schema.org', '@type': type, '@id': url, url, ...named(names, others) }
}

/** The name, and every further one that it has. */
export function named({ ja, en }: Names, others: readonly OtherName[] = []): JsonLdObject {
  const name = en ?? ja
  const further = [...new Set([ja, ...others.map((other) => other.name)])].filter((other) => other !== name)
  return { name, alternateName: further.length > 0 ? further : undefined }
}

function coordinates({ lat, lng }: Point): JsonLdObject {
  return { '@type': 'GeoCoordinates', latitude: lat, longitude: lng }
}

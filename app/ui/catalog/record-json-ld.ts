import type { Area } from '#app/domain/catalog/area.ts'
import type { Dish } from '#app/domain/catalog/dish.ts'
import type { GiProduct } from '#app/domain/catalog/gi-product.ts'
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
  scenes: { names: Names; point: Point; url: string }[],
  url: string,
): JsonLdObject {
  return {
    ...record(TYPES[work.kind], work.names, url),
    datePublished: work.year === null ? undefined : String(work.year),
    contentLocation: scenes.map(({ names, point, url: address }) => ({
      '@type': 'Place',
      '@id': address,
      ...named(names),
      geo: coordinates(point),
    })),
  }
}

export function giProductJsonLd(product: GiProduct, url: string): JsonLdObject {
  const { giNumber, category, registeredOn } = product
  return {
    ...record('Product', product.names, url),
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

export function dishJsonLd(dish: Dish, prefecture: Prefecture, url: string): JsonLdObject {
  return {
    ...record('MenuItem', dish.names, url),
    description: `Regional dish of ${prefecture.nameEn}, Japan`,
  }
}

export function areaJsonLd(area: Area, summary: string, url: string): JsonLdObject {
  return { ...record('TouristDestination', area.names, url), description: summary, geo: coordinates(area.point) }
}

export function prefectureJsonLd({ nameJa, nameEn }: Prefecture, url: string): JsonLdObject {
  return {
    ...record('AdministrativeArea', { ja: nameJa, en: nameEn, reading: null }, url),
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

function record(type: string, names: Names, url: string): JsonLdObject {
  return { '@context': 'https://schema.org', '@type': type, '@id': url, url, ...named(names) }
}

function named({ ja, en }: Names): JsonLdObject {
  return { name: en ?? ja, alternateName: en ? ja : undefined }
}

function coordinates({ lat, lng }: Point): JsonLdObject {
  return { '@type': 'GeoCoordinates', latitude: lat, longitude: lng }
}

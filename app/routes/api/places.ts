import type { LoaderFunctionArgs } from '@remix-run/node'
import type { OtherName } from '#app/domain/catalog/other-name.ts'
import type { Place } from '#app/domain/catalog/place.ts'
import type { Serves } from '#app/domain/catalog/serves.ts'
import { type Look, sightOf } from '#app/domain/catalog/viewpoint.ts'
import { type BBox, distanceMeters } from '#app/domain/values/geo.ts'
import { findWorkIdsByPlace, pagePlaces } from '#db/repositories/catalog-pages.ts'
import * as names from '#db/repositories/names.ts'
import * as places from '#db/repositories/places.ts'
import * as serves from '#db/repositories/serves.ts'
import * as viewpoints from '#db/repositories/viewpoints.ts'
import { circleOf, listAnswer, type Telling } from './list-answer.ts'
import { PLACE_PARAMETERS } from './operations.ts'
import type { PlaceFeature } from './schemas/catalog.ts'

/** Published places. A protected place shows its coarse public point: the exact one is not in these tables. */
export function loader(args: LoaderFunctionArgs) {
  const { db } = args.context
  return listAnswer(
    args,
    PLACE_PARAMETERS,
    'features',
    (query, page) =>
      pagePlaces(db, {
        ...page,
        bbox: (query.bbox as BBox | undefined) ?? null,
        near: circleOf(query),
        kind: query.kind ?? null,
        workId: query.work ?? null,
      }),
    async (ids, telling, query) => {
      const works = await findWorkIdsByPlace(db, ids)
      const served = await serves.findAllByPlaceIds(db, ids)
      const others = await names.findAllBySubjects(db, 'place', ids)
      const origin = circleOf(query)?.point
      const found = await places.findAllByIds(db, ids)
      const looks = await viewpoints.findLooks(db, found)
      return found.map((place) => {
        const meters = origin ? Math.round(distanceMeters(origin, place.point)) : null
        return featureOf(
          {
            place,
            otherNames: others.get(place.id) ?? [],
            workIds: works.get(place.id) ?? [],
            served: served.get(place.id) ?? [],
            look: looks.get(place.id) ?? null,
            meters,
          },
          telling,
        )
      })
    },
  )
}

interface Told {
  place: Place
  otherNames: OtherName[]
  workIds: string[]
  served: Serves[]
  look: Look | null
  /** From the point that was asked for. */
  meters: number | null
}

function featureOf(
  { place, otherNames, workIds, served, look, meters }: Told,
  { href, name, source }: Telling,
): PlaceFeature {
  return {
    type: 'Feature',
    id: place.id,
    geometry: { type: 'Point', coordinates: [place.point.lng, place.point.lat] },
    properties: {
      ...name(place.names),
      otherNames,
      kind: place.kind,
      description: place.description,
      coordinatePrecisionMeters: place.coordinatePrecisionMeters,
      prefectureCode: place.prefectureCode,
      municipalityCode: place.municipalityCode,
      isOutdoor: place.isOutdoor,
      stepFree: place.stepFree,
      openingHours: place.openingHours,
      lastOrderMinutes: place.lastOrderMinutes,
      stayMinutes: place.stayMinutes,
      priceYen: place.priceYen,
      diets: place.diets,
      website: place.website,
      designationJa: place.designationJa,
      protection: place.protection,
      manners: place.manners,
      viewpoint: look && viewpointOf(look),
      workIds,
      giProductIds: [...new Set(served.flatMap((each) => each.giProduct?.id ?? []))],
      dishIds: [...new Set(served.flatMap((each) => each.dish?.id ?? []))],
      isSample: place.isSample,
      isConfirmed: place.isConfirmed,
      confirmedOn: place.confirmedOn,
      distanceMeters: meters,
      source: source(place.sourceKey),
      url: href((urls) => urls.place(place)),
    },
  }
}

function viewpointOf(look: Look): PlaceFeature['properties']['viewpoint'] {
  const { stand, subjectPlaceId } = look
  return {
    point: stand.point,
    coordinatePrecisionMeters: stand.precisionMeters,
    ...sightOf(look),
    subjectPlaceId,
  }
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { type BBox, distanceMeters } from '#app/domain/values/geo.ts'
import { findToursByIds, pageTours } from '#db/repositories/catalog-pages.ts'
import * as tours from '#db/repositories/tours.ts'
import { circleOf, listAnswer } from './list-answer.ts'
import { TOUR_PARAMETERS } from './operations.ts'
import type { TourFeature } from './schemas/catalog.ts'

export function loader(args: LoaderFunctionArgs) {
  const { db } = args.context
  return listAnswer(
    args,
    TOUR_PARAMETERS,
    'features',
    (query, page) =>
      pageTours(db, {
        ...page,
        bbox: (query.bbox as BBox | undefined) ?? null,
        near: circleOf(query),
        workId: query.work ?? null,
        areaId: query.area ?? null,
      }),
    async (ids, { href, name }, query): Promise<TourFeature[]> => {
      const prices = await tours.findAdultPrices(db, ids)
      const origin = circleOf(query)?.point
      return (await findToursByIds(db, ids)).map((tour) => ({
        type: 'Feature',
        id: tour.id,
        geometry: { type: 'Point', coordinates: [tour.meetingAt.lng, tour.meetingAt.lat] },
        properties: {
          ...name(tour.title),
          summary: { ja: tour.summary.ja, en: tour.summary.en },
          meetingPoint: tour.meetingPoint,
          areaId: tour.areaId,
          prefectureCode: tour.prefectureCode,
          durationMinutes: tour.durationMinutes,
          languages: tour.languages,
          adultPriceYen: prices.get(tour.id) ?? null,
          stepFree: tour.stepFree,
          isSample: tour.isSample,
          distanceMeters: origin ? Math.round(distanceMeters(origin, tour.meetingAt)) : null,
          url: href((urls) => urls.tour(tour)),
        },
      }))
    },
  )
}

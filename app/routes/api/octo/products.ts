import type { LoaderFunctionArgs } from '@remix-run/node'
import { POLICIES } from '#app/domain/booking/cancellation-policy.ts'
import * as tours from '#db/repositories/tours.ts'
import { octoAnswer, octoError } from './octo-answer.ts'
import { octoProduct } from './octo-product.ts'

/** All published tours, or the one that is named. */
export async function loader({ context: { db }, params }: LoaderFunctionArgs) {
  if (params.id === undefined) {
    const all = await tours.findAllPublished(db)
    return octoAnswer(
      await Promise.all(
        all.map(async (tour) => octoProduct(tour, await tours.findOptionsByTourId(db, tour.id), POLICIES[tour.policy])),
      ),
    )
  }
  const tour = await tours.findPublishedById(db, params.id)
  if (!tour) return octoError('INVALID_PRODUCT_ID', { productId: params.id })
  return octoAnswer(octoProduct(tour, await tours.findOptionsByTourId(db, tour.id), POLICIES[tour.policy]))
}

import { octoError } from './octo-answer.ts'

interface Asked {
  productId?: string | undefined
  optionId?: string | undefined
  availabilityId?: string | undefined
  uuid?: string | undefined
}

/** A refusal in the words of the standard; where those are general, ours and its numbers stand beside them. */
export function octoRefusal(refused: { kind: string }, { productId, optionId, availabilityId, uuid }: Asked): Response {
  switch (refused.kind) {
    case 'product_not_found':
      return octoError('INVALID_PRODUCT_ID', { productId })
    case 'option_not_found':
      return octoError('INVALID_OPTION_ID', { optionId })
    case 'departure_not_found':
      return octoError('INVALID_AVAILABILITY_ID', { availabilityId })
    case 'unit_not_found':
      return octoError('INVALID_UNIT_ID', { unitId: (refused as { unitId?: string }).unitId })
    case 'booking_not_found':
    case 'intent_used_differently':
      return octoError('INVALID_BOOKING_UUID', { uuid })
    default:
      return octoError('UNPROCESSABLE_ENTITY', { ...refused })
  }
}

/** OCTO's own form of an error, with its HTTP status; its sentences are for developers and fixed by the standard. */
const ERRORS = {
  INVALID_PRODUCT_ID: [400, 'The productId was missing or invalid'],
  INVALID_OPTION_ID: [400, 'The optionId was missing or invalid'],
  INVALID_UNIT_ID: [400, 'The unitId was missing or invalid'],
  INVALID_AVAILABILITY_ID: [400, 'The availabilityId was missing or invalid'],
  INVALID_BOOKING_UUID: [400, 'The uuid was already used, missing or invalid'],
  BAD_REQUEST: [400, 'The request body is not formatted correctly'],
  UNPROCESSABLE_ENTITY: [400, 'The request body is technically correct but cannot be processed'],
  UNAUTHORIZED: [401, 'The API key is missing from the Authorization header'],
  FORBIDDEN: [403, 'The API key is invalid or has been revoked'],
} as const

export function octoError(error: keyof typeof ERRORS, details: Record<string, unknown> = {}): Response {
  const [status, errorMessage] = ERRORS[error]
  const answer = octoAnswer({ error, errorMessage, ...details }, status)
  if (error === 'UNAUTHORIZED') answer.headers.set('WWW-Authenticate', 'Bearer')
  return answer
}

/** Every answer names the capabilities it was made with: none but the core. */
export function octoAnswer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Octo-Capabilities': '', 'Cache-Control': 'no-store' } })
}

/** OCTO's own form of an error; its sentences are for developers and fixed by the standard. */
const ERRORS = {
  INVALID_PRODUCT_ID: 'The productId was missing or invalid',
  INVALID_OPTION_ID: 'The optionId was missing or invalid',
  BAD_REQUEST: 'The request body is not formatted correctly',
  UNPROCESSABLE_ENTITY: 'The request body is technically correct but cannot be processed',
} as const

export function octoError(error: keyof typeof ERRORS, details: Record<string, unknown> = {}): Response {
  return octoAnswer({ error, errorMessage: ERRORS[error], ...details }, 400)
}

/** Every answer names the capabilities it was made with: none but the core. */
export function octoAnswer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Octo-Capabilities': '', 'Cache-Control': 'no-store' } })
}

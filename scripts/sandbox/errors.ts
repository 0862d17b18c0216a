/** An answer in the shape of Stripe's errors. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error',
    message: string,
    readonly extra: { code?: string; param?: string } = {},
  ) {
    super(message)
  }

  toBody() {
    return { error: { type: this.type, message: this.message, ...this.extra } }
  }
}

export function invalid(message: string, extra: { code?: string; param?: string } = {}): ApiError {
  return new ApiError(400, 'invalid_request_error', message, extra)
}

export function missing(what: string, id: string): ApiError {
  return new ApiError(404, 'invalid_request_error', `No such ${what}: '${id}'`, {
    code: 'resource_missing',
    param: 'id',
  })
}

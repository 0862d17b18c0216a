import { REQUEST_COUNT } from './make-request.ts'

/** Where the figures are kept, from the root of the project. */
export const KEPT_FIGURES = 'tests/golden/trip-requests.json'

const everyRequest = Array.from({ length: REQUEST_COUNT }, (_, index) => index)

/** What the bench measures. */
export const WHOLE = { indices: everyRequest, iterations: 2000 }
/** What the tests measure again: one request in ten and a short search, small enough for every run. */
export const SAMPLE = { indices: everyRequest.filter((index) => index % 10 === 7), iterations: 150 }

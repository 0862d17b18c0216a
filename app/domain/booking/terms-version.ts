/** The day of the terms that a booking accepts; the page of the terms shows the same one. */
export const TERMS_VERSION = '2026-11-23'

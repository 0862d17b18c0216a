import type { Point } from '#app/domain/values/geo.ts'

/** The sheet of the front page's map: from the Inland Sea to the Pacific, where the planning areas are. */
export const SHEET = { west: 131.8, north: 38.0, width: 1280, height: 800 }
const UNITS_PER_DEGREE = 130
/** A degree of longitude is this much of one of latitude in the middle of the sheet. */
const NARROWING = Math.cos((35.4 * Math.PI) / 180)

/** Where a point lies on the sheet, in its units. */
export function onSheet({ lat, lng }: Point): { x: number; y: number } {
  return { x: (lng - SHEET.west) * UNITS_PER_DEGREE, y: ((SHEET.north - lat) * UNITS_PER_DEGREE) / NARROWING }
}

/** The point of the sheet's lower right corner. */
export function sheetCorner(): Point {
  return {
    lng: SHEET.west + SHEET.width / UNITS_PER_DEGREE,
    lat: SHEET.north - (SHEET.height / UNITS_PER_DEGREE) * NARROWING,
  }
}

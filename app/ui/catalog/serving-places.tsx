import { useMemo } from 'react'
import type { PlaceLine } from '#app/domain/catalog/place-line.ts'
import type { Point } from '#app/domain/values/geo.ts'
import { useUrls } from '../layout/use-page.ts'
import { PlacesMap } from '../map/places-map.tsx'
import { PlaceList } from './place-list.tsx'

/** Where something is served or sold, as a list and on the map. */
export function ServingPlaces({ places, points }: { places: PlaceLine[]; points: Record<string, Point> }) {
  const urls = useUrls()
  const mapped = useMemo(
    () =>
      places.flatMap(({ id, names, kind }) => {
        const point = points[id]
        return point ? [{ id, names, kind, point, href: urls.place({ id, names }) }] : []
      }),
    [places, points, urls],
  )
  return (
    <>
      <PlaceList places={places} />
      <div className="mt-6">
        <PlacesMap points={mapped} className="h-72" />
      </div>
    </>
  )
}

import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Look } from '#app/domain/catalog/viewpoint.ts'
import type { Point } from '#app/domain/values/geo.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { useLanguage } from '../layout/use-page.ts'
import { drawPoints, pointFeatures } from './draw-points.ts'
import { drawSights } from './draw-sights.ts'
import { type DrawnMap, MapView } from './map-view.tsx'
import { boundsAround, boundsOf } from './views.ts'

export interface MapPoint {
  id: string
  names: Names
  kind: string
  point: Point
  href: string
}

/** Places as dots that gather where they are many; a click names the place and leads to its page. */
export function PlacesMap({
  points,
  center,
  radiusMeters,
  look,
  className,
}: {
  points: readonly MapPoint[]
  /** With a radius, the view begins around it; otherwise all points are in view. */
  center?: Point
  radiusMeters?: number
  /** Where one stands and looks; it is drawn beside the points. */
  look?: Look | null
  className?: string
}) {
  const { t } = useTranslation('map')
  const language = useLanguage()
  const [drawn, setDrawn] = useState<DrawnMap | null>(null)

  useEffect(() => (drawn ? drawPoints(drawn) : undefined), [drawn])

  useEffect(() => {
    drawn?.map.getSource<GeoJSONSource>('points')?.setData(pointFeatures(points, language))
  }, [drawn, points, language])

  useEffect(() => {
    if (drawn && look) drawSights(drawn, [{ from: look.stand.point, sight: look }])
  }, [drawn, look])

  const [lat, lng] = [center?.lat, center?.lng]
  useEffect(() => {
    const bounds =
      lat !== undefined && lng !== undefined && radiusMeters
        ? boundsAround({ lat, lng }, radiusMeters)
        : boundsOf(points.map(({ point }) => [point.lng, point.lat]))
    if (drawn && bounds) drawn.map.fitBounds(bounds, { padding: 40, maxZoom: 15, animate: false })
  }, [drawn, points, lat, lng, radiusMeters])

  return <MapView label={t('places')} onDrawn={setDrawn} className={className} />
}

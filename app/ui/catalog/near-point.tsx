import { useTranslation } from 'react-i18next'
import type { PlaceLine } from '#app/domain/catalog/place-line.ts'
import type { Point } from '#app/domain/values/geo.ts'
import { EmptyState, Section } from '../layout/card.tsx'
import { DOT } from '../text/dot.ts'
import { Distance } from '../text/figures.tsx'
import { KindAndTown, PlaceList } from './place-list.tsx'

/** What lies around a point that was pasted into the search box. */
export function NearPoint({ point, places }: { point: Point; places: (PlaceLine & { meters: number })[] }) {
  const { t } = useTranslation('catalog')
  const at = `${point.lat.toFixed(4)}, ${point.lng.toFixed(4)}`
  if (places.length === 0) {
    return (
      <div role="status">
        <EmptyState icon="search" title={t('search.near_none', { point: at })}>
          {t('search.near_none_hint')}
        </EmptyState>
      </div>
    )
  }
  const notes = Object.fromEntries(
    places.map((place) => [
      place.id,
      <>
        <KindAndTown {...place} />
        {DOT}
        <Distance meters={place.meters} />
      </>,
    ]),
  )
  return (
    <Section title={t('search.near_point', { point: at })}>
      <p className="mb-2 text-ink-soft" role="status">
        {t('search.near_order')}
      </p>
      <PlaceList places={places} notes={notes} />
    </Section>
  )
}

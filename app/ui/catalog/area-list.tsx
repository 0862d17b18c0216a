import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { AreaWithCounts } from '#app/domain/catalog/area.ts'
import { useUrls } from '../layout/use-page.ts'
import { DataText, Name } from '../text/name.tsx'

/** The areas as a guidebook's table of contents: name, a sentence, what is there. */
export function AreaList({
  areas,
  isBesideMap = false,
  heading: Heading = 'h3',
}: {
  areas: AreaWithCounts[]
  isBesideMap?: boolean
  heading?: 'h2' | 'h3'
}) {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  return (
    <ul className={`grid gap-x-12 md:grid-cols-2 ${isBesideMap ? 'xl:grid-cols-3' : ''}`}>
      {areas.map(({ id, names, summary, counts }, index) => (
        <li key={id} className="border-line border-b py-4">
          <Heading className="font-serif text-lg">
            {isBesideMap ? <MapNumber number={index + 1} /> : null}
            <Link to={urls.area({ id, names })} className="text-ink underline decoration-line-strong hover:text-accent">
              <Name names={names} withOther />
            </Link>
          </Heading>
          <p className="text-ink-soft">
            <DataText {...summary} />
          </p>
          <p className="mt-1 flex flex-wrap gap-x-4 text-ink-soft text-sm">
            {counts.works ? <span>{t('count.works', { count: counts.works })}</span> : null}
            <span>{t('count.places', { count: counts.places })}</span>
            {counts.eatingPlaces ? <span>{t('count.eating', { count: counts.eatingPlaces })}</span> : null}
            {counts.tours ? <span>{t('count.tours', { count: counts.tours })}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** On a phone the map has numbers for names. */
function MapNumber({ number }: { number: number }) {
  return (
    <span className="tabular me-2 inline-flex size-7 items-center justify-center rounded-full border border-accent font-sans text-sm sm:hidden">
      {number}
    </span>
  )
}

import { useTranslation } from 'react-i18next'
import { confirmationOf, type PlaceLine } from '#app/domain/catalog/place-line.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { useUrls } from '../layout/use-page.ts'
import { LinkList } from './link-list.tsx'
import { More } from './more.tsx'
import { markOf, NoneConfirmed } from './place-list.tsx'
import { ServedNote } from './served-note.tsx'

const SHOWN = 6

/** Places to eat with what each serves; the first ones in view, the rest folded. */
export function EatingList({
  places,
  serves,
}: {
  places: PlaceLine[]
  serves: Record<string, { id: string; names: Names | null }[]>
}) {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const told = confirmationOf(places)
  const items = places.map((place) => ({
    to: urls.place(place),
    names: place.names,
    isSample: place.isSample,
    mark: markOf(place, told),
    note: <ServedNote serves={serves[place.id] ?? []} />,
  }))
  return (
    <>
      {places.every(({ isSample }) => isSample) ? (
        <p className="mb-2 text-ink-soft text-sm">{t('area.eat_samples')}</p>
      ) : (
        <NoneConfirmed told={told} />
      )}
      <LinkList items={items.slice(0, SHOWN)} wide />
      <More count={items.length - SHOWN}>
        <LinkList items={items.slice(SHOWN)} wide />
      </More>
    </>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import { useUrls } from '../layout/use-page.ts'
import type { PlaceLine } from './lines.ts'
import { byKind } from './lines.ts'
import { LinkList } from './link-list.tsx'

const SHOWN_OF_A_KIND = 9

/** Places with their kind; `notes` may say more of each. */
export function PlaceList({ places, notes }: { places: PlaceLine[]; notes?: Record<string, ReactNode> }) {
  const say = useSay('catalog')
  const urls = useUrls()
  return (
    <LinkList
      items={places.map(({ id, kind, names, isSample }) => ({
        to: urls.place(id),
        names,
        isSample,
        note: notes?.[id] ?? say(`kind.${kind}`),
      }))}
    />
  )
}

/** Places under their kinds; of a kind with many the rest opens without a script too. */
export function PlacesByKind({ places }: { places: PlaceLine[] }) {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const lines = (some: PlaceLine[]) => some.map(({ id, names, isSample }) => ({ to: urls.place(id), names, isSample }))
  return (
    <div className="space-y-8">
      {byKind(places).map(([kind, all]) => (
        <div key={kind}>
          <h3 className="mb-1 font-semibold">
            {say(`kinds.${kind}`)} <span className="tabular font-normal text-ink-soft">{all.length}</span>
          </h3>
          <LinkList items={lines(all.slice(0, SHOWN_OF_A_KIND))} />
          {all.length > SHOWN_OF_A_KIND ? (
            <details>
              <summary className="py-2.5 text-accent text-sm">
                {t('show_more', { count: all.length - SHOWN_OF_A_KIND })}
              </summary>
              <LinkList items={lines(all.slice(SHOWN_OF_A_KIND))} />
            </details>
          ) : null}
        </div>
      ))}
    </div>
  )
}

import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { byKind, type ConfirmationOfList, confirmationOf, type PlaceLine } from '#app/domain/catalog/place-line.ts'
import { useSay } from '#app/i18n/say.ts'
import { useUrls } from '../layout/use-page.ts'
import { DOT } from '../text/dot.ts'
import { Name } from '../text/name.tsx'
import { type LinkLine, LinkList } from './link-list.tsx'
import { More } from './more.tsx'

const SHOWN_OF_A_KIND = 6

/** Places with their kind and town; `notes` may say more of each. Says which of them nobody has confirmed. */
export function PlaceList({ places, notes }: { places: PlaceLine[]; notes?: Record<string, ReactNode> }) {
  const urls = useUrls()
  const told = confirmationOf(places)
  return (
    <>
      <NoneConfirmed told={told} />
      <LinkList
        items={places.map((place) => ({
          to: urls.place(place),
          names: place.names,
          isSample: place.isSample,
          mark: markOf(place, told),
          note: notes?.[place.id] ?? <KindAndTown {...place} />,
        }))}
      />
    </>
  )
}

/** Places under their kinds; of a kind with many the rest opens without a script too. */
export function PlacesByKind({ places }: { places: PlaceLine[] }) {
  const say = useSay('catalog')
  const urls = useUrls()
  const prefix = useId()
  const told = confirmationOf(places)
  const lines = (some: PlaceLine[]): LinkLine[] =>
    some.map((place) => ({
      to: urls.place(place),
      names: place.names,
      isSample: place.isSample,
      mark: markOf(place, told),
    }))
  return (
    <div className="space-y-8">
      <NoneConfirmed told={told} />
      {byKind(places).map(([kind, all]) => (
        <section key={kind} aria-labelledby={`${prefix}${kind}`}>
          <h3 id={`${prefix}${kind}`} className="mb-1 font-semibold">
            {say(`kinds.${kind}`)} <span className="tabular font-normal text-ink-soft">{all.length}</span>
          </h3>
          <LinkList items={lines(all.slice(0, SHOWN_OF_A_KIND))} />
          <More count={all.length - SHOWN_OF_A_KIND}>
            <LinkList items={lines(all.slice(SHOWN_OF_A_KIND))} />
          </More>
        </section>
      ))}
    </div>
  )
}

/** «Temple, Uji» */
export function KindAndTown({ kind, town }: Pick<PlaceLine, 'kind' | 'town'>) {
  const say = useSay('catalog')
  return (
    <>
      {say(`kind.${kind}`)}
      {town ? (
        <>
          {DOT}
          <Name names={town} />
        </>
      ) : null}
    </>
  )
}

/** One sentence for a list in which nobody has confirmed any record. */
export function NoneConfirmed({ told }: { told: ConfirmationOfList }) {
  const { t } = useTranslation('catalog')
  return told === 'none_confirmed' ? <p className="mb-2 text-ink-soft text-sm">{t('none_confirmed')}</p> : null
}

export function markOf({ isSample, isConfirmed }: PlaceLine, told: ConfirmationOfList): LinkLine['mark'] {
  if (isSample) return undefined
  if (told === 'marks_confirmed' && isConfirmed) return 'confirmed'
  return told === 'marks_unconfirmed' && !isConfirmed ? 'not_confirmed' : undefined
}

import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { PlaceKind, Publication } from '#app/domain/catalog/place.ts'
import type { DuplicatePair } from '#app/domain/curation/duplicates.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { useSay } from '#app/i18n/say.ts'
import { ButtonLink, SubmitButton } from '../form/button.tsx'
import { Tag } from '../layout/card.tsx'
import { useUrls } from '../layout/use-page.ts'
import { DOT } from '../text/dot.ts'
import { useFormatNumber } from '../text/figures.tsx'
import { Name } from '../text/name.tsx'

export interface PairedPlace {
  id: string
  kind: PlaceKind
  names: Names
  publication: Publication
  isSample: boolean
  sourceKey: string
}

export interface ShownPair extends DuplicatePair {
  places: [PairedPlace, PairedPlace]
}

/** Pairs of records that may be one place, each with why, and both ways to answer. */
export function DuplicateList({ pairs }: { pairs: ShownPair[] }) {
  const { t } = useTranslation('board')
  const urls = useUrls()
  return (
    <ul className="grid gap-4">
      {pairs.map((pair) => (
        <li key={`${pair.first} ${pair.second}`} className="rounded-lg border border-line bg-surface p-4">
          <div className="grid gap-3 sm:grid-cols-2">
            {pair.places.map((place) => (
              <PairedRecord key={place.id} {...place} />
            ))}
          </div>
          <p className="mt-3 text-sm">
            <Reasons {...pair} />
          </p>
          <div className="mt-3 flex flex-wrap gap-3">
            <ButtonLink to={urls.boardMerge(...keptFirst(pair))} size="small">
              {t('duplicates.compare')}
            </ButtonLink>
            <Form method="post">
              <input type="hidden" name="first" value={pair.first} />
              <input type="hidden" name="second" value={pair.second} />
              <SubmitButton
                name="intent"
                value="distinct"
                look="secondary"
                size="small"
                pending={t('duplicates.distinct_pending')}
              >
                {t('duplicates.distinct')}
              </SubmitButton>
            </Form>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What a record is, where it comes from, and whether visitors see it. */
export function PairedRecord({ id, kind, names, publication, isSample, sourceKey }: PairedPlace) {
  const { t: common } = useTranslation()
  const say = useSay('board')
  const urls = useUrls()
  return (
    <div>
      <p className="font-medium">
        <Link to={urls.boardPlace(id)}>
          <Name names={names} withOther />
        </Link>
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-soft text-sm">
        {say(`kind.${kind}`)}
        <Tag tone={publication === 'published' ? 'good' : 'neutral'}>{say(`publication.${publication}`)}</Tag>
        {isSample ? <Tag tone="warn">{common('sample')}</Tag> : null}
        <span className="break-all">{sourceKey}</span>
      </p>
    </div>
  )
}

function Reasons({ reasons, meters, isSameKind }: DuplicatePair) {
  const { t } = useTranslation('board')
  const say = useSay('board')
  const formatNumber = useFormatNumber()
  const parts = [
    ...reasons.map((reason) => say(`duplicates.reason.${reason}`)),
    meters === 0 ? t('duplicates.same_point') : t('duplicates.apart', { meters: formatNumber(meters) }),
    ...(isSameKind ? [] : [t('duplicates.kind_differs')]),
  ]
  return parts.join(DOT)
}

/** The published one is offered to stay: visitors know its address. */
function keptFirst({ places: [first, second] }: ShownPair): [string, string] {
  const isSecondSeen = second.publication === 'published' && first.publication !== 'published'
  return isSecondSeen ? [second.id, first.id] : [first.id, second.id]
}

import { Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Names } from '#app/domain/values/locale.ts'
import { useSay } from '#app/i18n/say.ts'
import { useUrls } from '../layout/use-page.ts'
import { Name } from '../text/name.tsx'

/** Narrows the places of a search to a kind or a prefecture; each choice is a link, the chosen one takes it back. */
export function SearchNarrowing({
  kinds,
  prefectures,
  isCounted,
}: {
  kinds: { key: string; count: number }[]
  prefectures: { code: string; names: Names; count: number }[]
  /** False where only the best of many were weighed: their numbers would mislead. */
  isCounted: boolean
}) {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const [search] = useSearchParams()
  const kind = search.get('kind')
  const prefecture = search.get('prefecture')
  const to = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (next.get(name) === value) next.delete(name)
    else next.set(name, value)
    return `${urls.search()}?${next}`
  }
  const shownKinds = kind && !kinds.some(({ key }) => key === kind) ? [...kinds, { key: kind, count: 0 }] : kinds
  return (
    <div className="mt-4 space-y-2">
      {shownKinds.length > 1 || kind ? (
        <Choices
          label={t('search.narrow_kind')}
          items={shownKinds.map(({ key, count }) => ({
            key,
            to: to('kind', key),
            label: say(`kind.${key}`),
            count: isCounted ? count : null,
            isChosen: key === kind,
          }))}
        />
      ) : null}
      {prefectures.length > 1 || prefecture ? (
        <Choices
          label={t('search.narrow_prefecture')}
          items={prefectures.map(({ code, names, count }) => ({
            key: code,
            to: to('prefecture', code),
            label: <Name names={names} />,
            count: isCounted ? count : null,
            isChosen: code === prefecture,
          }))}
        />
      ) : null}
    </div>
  )
}

interface Choice {
  key: string
  to: string
  label: ReactNode
  count: number | null
  isChosen: boolean
}

function Choices({ label, items }: { label: string; items: Choice[] }) {
  const { t } = useTranslation('catalog')
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
        <li className="text-ink-soft">{label}</li>
        {items.map(({ key, to, label: name, count, isChosen }) => (
          <li key={key}>
            <Link
              to={to}
              aria-current={isChosen ? 'true' : undefined}
              className="inline-flex min-h-8 items-center gap-1 aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {name}
              {count === null || isChosen ? null : <span className="tabular text-ink-soft">{count}</span>}
              {isChosen ? <span className="text-ink-soft">({t('search.take_back')})</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

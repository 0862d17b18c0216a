import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import { useUrls } from '../layout/use-page.ts'

/** Narrows a search to one kind of record; each link says how many there are and can be shared. */
export function SearchFacets({
  query,
  groups,
  only,
  all,
  isMore,
}: {
  query: string
  groups: { group: string; total: number }[]
  only: string | null
  all: number
  /** True when there are more places than were counted. */
  isMore: boolean
}) {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  if (groups.length < 2 && !only) return null
  const facets = [
    { key: null, label: t('search.everything'), total: all },
    ...groups.map(({ group, total }) => ({ key: group, label: say(`search.${group}`), total })),
  ]
  return (
    <nav aria-label={t('search.narrow')} className="mt-3">
      <ul className="flex flex-wrap gap-2">
        {facets.map(({ key, label, total }) => (
          <li key={key}>
            <Link
              to={key ? `${urls.search(query)}&in=${key}` : urls.search(query)}
              aria-current={key === only ? 'page' : undefined}
              className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-line-strong px-3 text-ink text-sm no-underline hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:font-semibold"
            >
              {label}{' '}
              <span className="tabular text-ink-soft">
                {isMore && (key === null || key === 'places') ? `${total}+` : total}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

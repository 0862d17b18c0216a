import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Serves } from '#app/domain/catalog/serves.ts'
import { useSay } from '#app/i18n/say.ts'
import { useLanguage, useUrls } from '../layout/use-page.ts'
import { formatDay } from '../text/figures.tsx'
import { DataText, Name } from '../text/name.tsx'

/** What a place serves, each with who says so and since when. */
export function ServesList({ serves }: { serves: Serves[] }) {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const language = useLanguage()
  return (
    <ul>
      {serves.map(({ id, giProduct, dish, note, evidence, claimedOn }) => (
        <li key={id} className="border-line border-b py-2.5">
          <span className="flex flex-wrap gap-x-3">
            {giProduct ? (
              <Link to={urls.giProduct(giProduct)}>
                <Name names={giProduct.names} withOther />
              </Link>
            ) : null}
            {dish ? (
              <Link to={urls.dish(dish)}>
                <Name names={dish.names} withOther />
              </Link>
            ) : null}
          </span>
          <p className="text-ink-soft text-sm">
            <DataText {...note} />{' '}
            {t('place.told', {
              evidence: say([`evidence.${evidence}`, 'evidence.other']),
              date: formatDay(claimedOn, language, 'short'),
            })}
          </p>
        </li>
      ))}
    </ul>
  )
}

import { useTranslation } from 'react-i18next'
import type { Serves } from '#app/domain/catalog/serves.ts'
import { Name } from '../text/name.tsx'

/** What a place serves in a few names; nothing recorded is unknown, not "nothing". */
export function ServedNote({ serves }: { serves: Serves[] }) {
  const { t } = useTranslation('catalog')
  if (!serves.length) return <>{t('area.serves_unknown')}</>
  return (
    <>
      {serves.map(({ id, giProduct, dish }, index) => {
        const names = (giProduct ?? dish)?.names
        return names ? (
          <span key={id}>
            {index ? ' · ' : ''}
            <Name names={names} />
          </span>
        ) : null
      })}
    </>
  )
}

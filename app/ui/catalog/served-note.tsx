import { useTranslation } from 'react-i18next'
import type { Names } from '#app/domain/values/locale.ts'
import { DOT } from '../text/dot.ts'
import { Name } from '../text/name.tsx'

/** What a place serves in a few names; nothing recorded is unknown, not "nothing". */
export function ServedNote({ serves }: { serves: { id: string; names: Names | null }[] }) {
  const { t } = useTranslation('catalog')
  if (!serves.length) return <>{t('area.serves_unknown')}</>
  return (
    <>
      {serves.map(({ id, names }, index) =>
        names ? (
          <span key={id}>
            {index ? DOT : ''}
            <Name names={names} />
          </span>
        ) : null,
      )}
    </>
  )
}

import { useTranslation } from 'react-i18next'
import type { ComfortRecord } from '#app/domain/catalog/comfort.ts'
import { localDateOf } from '#app/domain/values/time.ts'
import { DOT } from '../text/dot.ts'
import { Day } from '../text/figures.tsx'
import { useComfortWords } from './use-comfort-words.ts'

/** How pressed a place usually is, and who says so. */
export function ComfortList({ records }: { records: ComfortRecord[] }) {
  const { t } = useTranslation('catalog')
  const words = useComfortWords()
  return (
    <ul className="grid gap-1.5">
      {records.map((record) => (
        <li key={record.id}>
          {t(`comfort.${record.level}`, { when: words(record) })}
          <span className="block text-ink-soft text-sm">
            {record.basis === 'board' ? (
              <>
                {t('comfort.by_board')}
                {DOT}
                <Day date={localDateOf(record.setAt)} style="short" />
              </>
            ) : (
              t('comfort.public_knowledge')
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

import { useTranslation } from 'react-i18next'
import type { WorkKind } from '#app/domain/catalog/work.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { useSay } from '#app/i18n/say.ts'
import { useUrls } from '../layout/use-page.ts'
import { DOT } from '../text/dot.ts'
import { LinkList } from './link-list.tsx'
import { More } from './more.tsx'

interface ListedWork {
  id: string
  kind: WorkKind
  names: Names
  year: number | null
  placeCount: number
}

/** Works with kind, year and number of places; with `shown`, the rest is folded. */
export function WorkList({ works, shown = works.length }: { works: ListedWork[]; shown?: number }) {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const items = works.map(({ id, names, kind, year, placeCount }) => ({
    to: urls.work({ id, names }),
    names,
    note: [kind === 'unknown' ? null : say(`work_kind.${kind}`), year, t('count.places', { count: placeCount })]
      .filter(Boolean)
      .join(DOT),
  }))
  return (
    <>
      <LinkList items={items.slice(0, shown)} />
      <More count={items.length - shown}>
        <LinkList items={items.slice(shown)} />
      </More>
    </>
  )
}

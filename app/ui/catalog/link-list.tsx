import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Names } from '#app/domain/values/locale.ts'
import { Tag } from '../layout/card.tsx'
import { Name } from '../text/name.tsx'

export interface LinkLine {
  to: string
  names: Names
  note?: ReactNode
  isSample?: boolean
  /** Said beside the name where the other records of the list are otherwise. */
  mark?: 'confirmed' | 'not_confirmed'
}

/** A quiet list of names, in columns where there is room. */
export function LinkList({ items, wide = false }: { items: LinkLine[]; wide?: boolean }) {
  return (
    <ul className={`grid gap-x-8 ${wide ? 'md:grid-cols-2' : 'sm:grid-cols-2 lg:grid-cols-3'}`}>
      {items.map(({ to, names, note, ...marks }) => (
        <li key={to} className="border-line border-b py-2.5">
          <Link to={to} className="text-ink underline decoration-line-strong hover:text-accent">
            <Name names={names} withOther />
          </Link>
          <Marks {...marks} />
          {note ? <p className="text-ink-soft text-sm">{note}</p> : null}
        </li>
      ))}
    </ul>
  )
}

/** What must be said beside a name: that it is a sample, or whether somebody has confirmed it. */
export function Marks({ isSample, mark }: Pick<LinkLine, 'isSample' | 'mark'>) {
  const { t } = useTranslation()
  if (!isSample && !mark) return null
  return (
    <>
      {' '}
      {isSample ? <Tag tone="warn">{t('sample')}</Tag> : null}
      {mark === 'confirmed' ? <Tag tone="good">{t('confirmed')}</Tag> : null}
      {mark === 'not_confirmed' ? <Tag>{t('not_confirmed')}</Tag> : null}
    </>
  )
}

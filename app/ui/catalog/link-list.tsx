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
}

/** A quiet list of names, in columns where there is room. */
export function LinkList({ items, wide = false }: { items: LinkLine[]; wide?: boolean }) {
  const { t } = useTranslation()
  return (
    <ul className={`grid gap-x-8 ${wide ? 'md:grid-cols-2' : 'sm:grid-cols-2 lg:grid-cols-3'}`}>
      {items.map(({ to, names, note, isSample }) => (
        <li key={to} className="border-line border-b py-2.5">
          <Link to={to} className="text-ink underline decoration-line-strong hover:text-accent">
            <Name names={names} withOther />
          </Link>
          {isSample ? (
            <span className="ms-2">
              <Tag tone="warn">{t('sample')}</Tag>
            </span>
          ) : null}
          {note ? <p className="text-ink-soft text-sm">{note}</p> : null}
        </li>
      ))}
    </ul>
  )
}

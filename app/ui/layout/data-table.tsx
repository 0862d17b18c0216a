import { Link, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Sort, sortText } from '#app/domain/values/sort.ts'
import { Icon } from '../text/icon.tsx'

export interface Column {
  label: ReactNode
  /** Figures stand at the end of their cell, one below the other. */
  isFigure?: boolean
  /** What the address calls this column's order; without it the column does not sort. */
  sort?: string
}

/**
 * Rows of a room: a table on a desk, short labelled lines on a phone. The first cell names its row; `null` is a cell
 * with nothing to say. The order is a link to the same address with another `sort`, so it can be kept and shared.
 */
export function DataTable({
  caption,
  columns,
  rows,
  sort,
}: {
  caption: string
  columns: Column[]
  rows: { key: string; cells: ReactNode[] }[]
  sort?: Sort
}) {
  return (
    <table className="block w-full text-sm md:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="block md:table-header-group">
        <tr className="flex flex-wrap items-center gap-x-1 border-line-strong border-b md:table-row">
          {columns.map((column, index) => (
            <Head key={index} column={column} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {rows.map(({ key, cells }) => (
          <tr
            key={key}
            className="flex flex-wrap items-baseline gap-x-4 border-line border-b py-3 md:table-row md:py-0"
          >
            {cells.map((cell, index) => (
              <Cell key={index} column={columns[index]!} isFirst={index === 0}>
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** On a phone only what sorts is seen of the head: a line of links above the rows. */
function Head({ column: { label, isFigure, sort: name }, sort }: { column: Column; sort?: Sort }) {
  const look = `border-line-strong font-medium text-ink-soft md:border-b md:px-3 md:py-2 ${isFigure ? 'md:text-end' : 'md:text-start'}`
  if (!name || !sort) {
    return (
      <th scope="col" className={`sr-only md:not-sr-only md:table-cell ${look}`}>
        {label}
      </th>
    )
  }
  const isThis = sort.by === name
  return (
    <th
      scope="col"
      aria-sort={isThis ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
      className={`block md:table-cell ${look}`}
    >
      {/* Of figures the largest is looked for first. */}
      <SortLink to={{ by: name, isDescending: isThis ? !sort.isDescending : Boolean(isFigure) }} now={isThis && sort}>
        {label}
      </SortLink>
    </th>
  )
}

function SortLink({ to, now, children }: { to: Sort; now: Sort | false; children: ReactNode }) {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  const query = new URLSearchParams(search)
  query.set('sort', sortText(to))
  // Another order begins on its first page.
  query.delete('page')
  return (
    <Link
      to={`${pathname}?${query}`}
      title={t(to.isDescending ? 'sort.descending' : 'sort.ascending')}
      preventScrollReset
      className={`inline-flex min-h-11 items-center gap-1 px-2 no-underline hover:text-accent md:min-h-0 md:px-0 ${now ? 'font-semibold text-ink' : 'text-ink-soft'}`}
    >
      {children}
      <Icon name={now ? (now.isDescending ? 'down' : 'up') : 'sort'} className="size-4" />
    </Link>
  )
}

function Cell({ column, isFirst, children }: { column: Column; isFirst: boolean; children: ReactNode }) {
  if (isFirst) {
    return (
      <th
        scope="row"
        className="block w-full pb-1 text-start font-medium text-base md:table-cell md:w-auto md:px-3 md:py-2.5 md:text-sm"
      >
        {children}
      </th>
    )
  }
  const isEmpty = children === null || children === ''
  // Figures keep a line of their own, so that yen stand below yen.
  const look = column.isFigure ? 'tabular w-full justify-between md:text-end' : 'gap-2'
  return (
    <td
      className={`${isEmpty ? 'hidden' : 'flex'} items-baseline py-0.5 md:table-cell md:w-auto md:px-3 md:py-2.5 md:align-top ${look}`}
    >
      <span aria-hidden="true" className="text-ink-soft md:hidden">
        {column.label}
      </span>
      <span className={column.isFigure ? 'text-end md:text-inherit' : ''}>{isEmpty ? '–' : children}</span>
    </td>
  )
}

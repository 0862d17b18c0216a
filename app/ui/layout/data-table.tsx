import type { ReactNode } from 'react'

export interface Column {
  label: ReactNode
  /** Figures stand at the end of their cell, one below the other. */
  isFigure?: boolean
}

/** Rows of a room: a table on a desk, a stack of labelled lines on a phone. The first cell names its row. */
export function DataTable({
  caption,
  columns,
  rows,
}: {
  caption: string
  columns: Column[]
  rows: { key: string; cells: ReactNode[] }[]
}) {
  return (
    <table className="block w-full text-sm md:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only md:not-sr-only md:table-header-group">
        <tr>
          {columns.map(({ label, isFigure }, index) => (
            <th
              key={index}
              scope="col"
              className={`border-line-strong border-b px-3 py-2 font-medium text-ink-soft ${isFigure ? 'text-end' : 'text-start'}`}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {rows.map(({ key, cells }) => (
          <tr key={key} className="block border-line border-b py-3 md:table-row md:py-0">
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

function Cell({ column, isFirst, children }: { column: Column; isFirst: boolean; children: ReactNode }) {
  const look = `flex justify-between gap-4 py-0.5 md:table-cell md:px-3 md:py-2.5 md:align-top ${column.isFigure ? 'tabular md:text-end' : ''}`
  if (isFirst) {
    return (
      <th
        scope="row"
        className="block pb-1 text-start font-medium text-base md:table-cell md:px-3 md:py-2.5 md:text-sm"
      >
        {children}
      </th>
    )
  }
  return (
    <td className={look}>
      <span aria-hidden="true" className="text-ink-soft md:hidden">
        {column.label}
      </span>
      <span className="text-end md:text-inherit">{children}</span>
    </td>
  )
}

import { useTranslation } from 'react-i18next'

/** The columns of a file and its first records, cell by cell. */
export interface Head {
  columns: string[]
  samples: string[][]
  hasPoints: boolean
}

/** The first rows as they stand in the file; wider than a phone, so it scrolls by itself. */
export function SampleTable({ head: { columns, samples } }: { head: Head }) {
  const { t } = useTranslation('imports')
  if (columns.length === 0) return <p className="text-ink-soft">{t('settings.no_columns')}</p>
  return (
    <section
      aria-label={t('settings.first_rows')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-line"
    >
      <table className="w-full text-sm">
        <caption className="px-3 py-2 text-start font-medium">{t('settings.first_rows')}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col" className="whitespace-nowrap border-line border-y px-3 py-2 text-start">
                <bdi>{column || `#${at + 1}`}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map((cells, row) => (
            <tr key={row} className="border-line border-b last:border-0">
              {cells.map((cell, at) => (
                <td key={at} className="max-w-64 truncate px-3 py-1.5" title={cell}>
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

import { Link } from '@remix-run/react'
import { VERDICTS, type Verdict } from '#app/domain/curation/import/import-row.ts'
import { useSay } from '#app/i18n/say.ts'
import { useUrls } from '../../layout/use-page.ts'
import { useFormatNumber } from '../../text/figures.tsx'

/** How many rows of a file came to which verdict, each a way to these rows. */
export function VerdictCounts({ id, counts }: { id: string; counts: Record<Verdict, number> }) {
  const say = useSay('imports')
  const urls = useUrls()
  const format = useFormatNumber()
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {VERDICTS.map((verdict) => (
        <li key={verdict}>
          <Link
            to={urls.boardImportRows(id, verdict)}
            className="block rounded-md border border-line bg-surface p-4 no-underline hover:border-line-strong"
          >
            <span className="block text-ink-soft text-sm">{say(`verdict.${verdict}`)}</span>
            <span className="tabular font-semibold text-ink text-xl">{format(counts[verdict])}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvLine } from '#app/domain/values/csv.ts'
import { requireImporter } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { findImport } from '#app/services/curation/imports/find-import.server.ts'
import { wordsOfReason } from '#app/ui/board/imports/reason-words.ts'
import * as report from '#db/repositories/import-report.ts'

/** Excel takes a file without it for one in the letters of its own country. */
const BYTE_ORDER_MARK = '\ufeff'
const encoder = new TextEncoder()

/** The report of a file as a table, row by row, with nothing in it that a spreadsheet would run. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { user } = await requireImporter(request, context)
  const found = await findImport(context, user, params.id ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const { t } = pageWords(params)
  const say = sayWith(t)
  const pieces = linesOf(
    (key, values) => say(`imports:${key}`, values),
    (kind) => say(`board:kind.${kind}`),
    report.findAll(context.db, found.id, {}),
  )
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await pieces.return(undefined)),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="import-${found.id}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

type SayKey = (key: string, values?: Record<string, unknown>) => string

async function* linesOf(say: SayKey, kindOf: SayKey, rows: AsyncGenerator<report.ReportRow[]>): AsyncGenerator<string> {
  const head = ['line', 'name', 'verdict', 'effect', 'why', 'kind', 'lat', 'lng', 'prefecture']
  yield BYTE_ORDER_MARK + csvLine(head.map((name) => (name === 'name' ? say('field.name') : say(`report.${name}`))))
  const words = (key: string | string[], values?: Record<string, unknown>) => say(String(key), values)
  for await (const some of rows) {
    const lines = some.map(({ line, name, verdict, effect, reasons, place }) =>
      csvLine([
        line > 0 ? line : null,
        name,
        say(`verdict.${verdict}`),
        say(`effect.${effect}`),
        reasons.map((reason) => wordsOfReason(words, reason)).join(' '),
        place && kindOf(place.kind),
        place?.point?.lat ?? null,
        place?.point?.lng ?? null,
        place?.prefectureCode ?? null,
      ]),
    )
    yield lines.join('')
  }
}

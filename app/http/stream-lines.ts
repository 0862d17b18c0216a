import type { Logger } from 'pino'

/**
 * Answers with JSON lines, each sent as soon as it is written; what the work returns is the last one. A mistake of ours
 * cuts the answer short, which its reader sees by the missing end.
 */
export function streamLines<Line>(log: Logger, work: (write: (line: Line) => void) => Promise<Line>): Response {
  const encoder = new TextEncoder()
  let isWanted = true
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (line: Line) => {
        if (isWanted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      try {
        write(await work(write))
      } catch (error) {
        log.error({ err: error }, 'an answer failed while it streamed')
      }
      if (isWanted) controller.close()
    },
    cancel() {
      isWanted = false
    },
  })
  return new Response(body, { headers: HEADERS })
}

/** Neither a compressor nor a proxy may hold lines back. */
const HEADERS = {
  'Content-Type': 'application/x-ndjson; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

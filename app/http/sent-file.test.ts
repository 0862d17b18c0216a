import { expect, test } from 'vitest'
import { BrokenForm, readSentFile } from './sent-file.server.ts'

const BOUNDARY = 'x-boundary'

function formOf(body: Buffer, pieceBytes: number, type = `multipart/form-data; boundary=${BOUNDARY}`): Request {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < body.length; at += pieceBytes) controller.enqueue(body.subarray(at, at + pieceBytes))
      controller.close()
    },
  })
  const headers = { 'content-type': type }
  return new Request('http://x.test', { method: 'POST', body: stream, headers, duplex: 'half' } as RequestInit)
}

const part = (disposition: string, content: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: text/csv\r\n\r\n${content}\r\n`
const END = `--${BOUNDARY}--\r\n`

async function read(request: Request) {
  const sent = await readSentFile(request, 'file')
  if (!sent) return null
  const pieces: Uint8Array[] = []
  for await (const piece of sent.pieces) pieces.push(piece)
  return [sent.fileName, Buffer.concat(pieces).toString('utf8')]
}

// Its own boundary, nearly, and line breaks of every kind.
const CONTENT = `名称,緯度\r\n--${BOUNDARY.slice(0, -1)}\r\n\r\n\n見本--`

test.each([1, 2, 7, 64, 10_000])('a file comes as it was sent, in pieces of %d bytes', async (bytes) => {
  const body = Buffer.from(
    part('name="note"', 'first') + part('name="file"; filename="施設=一覧; 2026 %22見本%22.csv"', CONTENT) + END,
  )
  expect(await read(formOf(body, bytes))).toEqual(['施設=一覧; 2026 "見本".csv', CONTENT])
})

test.each<[string, Request]>([
  ['another form', formOf(Buffer.from('a=1'), 9, 'application/x-www-form-urlencoded')],
  ['a field of that name', formOf(Buffer.from(part('name="file"', 'text') + END), 9)],
  ['no file chosen', formOf(Buffer.from(part('name="file"; filename=""', '') + END), 9)],
  ['an empty form', formOf(Buffer.from(END), 9)],
])('%s holds no file', async (_, request) => {
  expect(await read(request)).toBeNull()
})

test.each<[string, string]>([
  ['breaks off', part('name="file"; filename="a.csv"', CONTENT).slice(0, -3)],
  ['has no boundary', 'text'],
  ['has a head without an end', `--${BOUNDARY}\r\nX: ${'x'.repeat(40_000)}`],
])('a form that %s is told so', async (_, body) => {
  await expect(read(formOf(Buffer.from(body), 4000))).rejects.toThrow(BrokenForm)
})

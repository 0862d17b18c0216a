import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { sampleFolder } from '#tests/support/import/sample-folder.ts'

/** A board's employee with a file, over plain HTTP: the pages work as they are sent, without a script. */
let server: BuiltServer
let board: string
beforeAll(async () => {
  server = await startBuiltServer()
  board = await signIn('board@example.test')
})
afterAll(() => server.stop())

test('sends a file, says what is in it, sees what would happen, imports, decides, and takes it all back', {
  timeout: 120_000,
}, async () => {
  const page = await send(sampleFolder()['見本_施設一覧.csv']!, '施設一覧.csv')
  const settings = await open(`${page}/settings`)
  expect(settings).toContain('見本 平等院')
  // What the names of the columns tell is chosen already.
  expect(settings).toMatch(/name="map_name"[^>]*>.*?<option value="1" selected="">名称/s)
  const said = { ...selectedIn(settings), source_name: '見本の一覧' }
  const refused = await post(`${page}/settings`, said)
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('field-licence')])
  expect((await post(`${page}/settings`, { ...said, licence: 'CC BY 4.0' })).headers.get('location')).toBe(page)

  const checked = await until(page, /value="import"/)
  expect(checked).toContain('見本小学校')
  expect(await open('/ja/board/places?q=見本 平等院')).not.toContain('見本 平等院</')
  await post(page, { intent: 'import' })
  const imported = await until(page, /\/undo"/)
  expect(imported).toContain('coordinates_swapped')
  expect((await post(page, { intent: 'accept', reason: 'coordinates_swapped' })).status).toBe(302)
  expect((await post(page, { intent: 'refuse', reason: 'maybe_private' })).status).toBe(302)
  expect(await open(page)).not.toContain('name="number"')
  expect(await open('/ja/board/places?q=見本 大吉山')).toContain('見本 大吉山展望台</')

  const rows = await open(`${page}/rows?verdict=refused`)
  expect(rows).toContain('0, 0')
  expect(await open(`${page}/undo`)).toContain('6 件')
  await post(`${page}/undo`, {})
  await until(page, /取り消しました/)
  expect(await open('/ja/board/places?q=見本 大吉山')).not.toContain('見本 大吉山展望台</')
})

test('the report is a table without anything that a spreadsheet would run', { timeout: 60_000 }, async () => {
  const csv = `名称,緯度,経度,ライセンス\n"=HYPERLINK(""http://evil.example"")",0,0,x\n@SUM(1+1),34.8901,135.8101,x\n`
  const page = await send(Buffer.from(csv), '=cmd.csv')
  await post(`${page}/settings`, { ...selectedIn(await open(`${page}/settings`)), source_name: '=1+1' })
  await until(page, /value="import"/)
  const answer = await fetch(`${server.origin}${page}/report.csv`, { headers: { cookie: board } })
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const lines = (await answer.text()).trim().split('\r\n')
  expect(lines).toHaveLength(3)
  for (const cell of lines.flatMap((line) => line.split(','))) expect(cell).not.toMatch(/^\ufeff?"?[=+@-]/)
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
})

test('another board finds no such file, and none is taken that is too large', async () => {
  const page = await send(Buffer.from('name,lat,lng\n見本,34.89,135.81\n'), 's.csv')
  const other = await signIn('board2@example.test')
  for (const part of ['', '/settings', '/rows', '/undo', '/report.csv']) {
    const { status } = await fetch(`${server.origin}${page}${part}`, { headers: { cookie: other } })
    expect([part, status]).toEqual([part, 404])
  }
  expect(await open('/ja/board/imports', other)).not.toContain(page)
  // Two gigabytes are only announced: nobody waits for them.
  expect(await announced(2 * 1024 ** 3)).toContain(' 413 ')
})

async function announced(bytes: number): Promise<string> {
  const { hostname, port } = new URL(server.origin)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.on('error', reject)
    socket.once('data', (data) => {
      resolve(`${data.toString('utf8').split('\r\n')[0]} `)
      socket.destroy()
    })
    socket.write(
      `POST /ja/board/imports HTTP/1.1\r\nHost: x\r\nOrigin: ${server.origin}\r\nCookie: ${board}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${bytes}\r\n\r\n--x\r\n`,
    )
  })
}

/** The address of the page of a file that was sent. */
async function send(data: Buffer, name: string): Promise<string> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(data)], name))
  const headers = { origin: server.origin, cookie: board }
  const sending: RequestInit = { method: 'POST', headers, body: form, redirect: 'manual' }
  const answer = await fetch(`${server.origin}/ja/board/imports`, sending)
  expect(answer.status).toBe(302)
  return answer.headers.get('location')!.replace(/\/settings$/, '')
}

async function open(path: string, cookie = board): Promise<string> {
  const answer = await fetch(server.origin + encodeURI(path), { headers: { cookie } })
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}

function post(path: string, fields: Record<string, string>): Promise<Response> {
  const headers = { origin: server.origin, cookie: board }
  return fetch(server.origin + path, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' })
}

/** Opens a page again as its own refresh would, until it says something. */
async function until(path: string, words: RegExp): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const text = await open(path)
    if (words.test(text)) return text
    expect(text).toMatch(/<noscript><meta http-equiv="refresh"/i)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${path} never said ${words}`)
}

/** What a form's choices would send as they are. */
function selectedIn(html: string): Record<string, string> {
  const selects = html.matchAll(/<select[^>]*name="(\w+)"[^>]*>(.*?)<\/select>/gs)
  return Object.fromEntries(
    [...selects].map(([, name, options]) => [name!, /<option value="([^"]*)" selected=""/.exec(options!)?.[1] ?? '']),
  )
}

async function signIn(email: string): Promise<string> {
  const body = new URLSearchParams({ way: 'password', account: email, password: 'meguri-demo' })
  const signing: RequestInit = { method: 'POST', headers: { origin: server.origin }, body, redirect: 'manual' }
  const answer = await fetch(`${server.origin}/ja/account/sign-in`, signing)
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMFORT_LEVELS } from '#app/domain/catalog/comfort.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { addDays, localDateOf, weekday } from '#app/domain/values/time.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'

/** How pressed places are, over the wire: a board says it, the page of the place tells it, a plan keeps out of it. */
let server: BuiltServer
let board: string
let otherBoard: string
beforeAll(async () => {
  server = await startBuiltServer()
  board = await signIn('board@example.test')
  otherBoard = await signIn('board2@example.test')
})
afterAll(() => server.stop())

const ROOM = '/en/board/places/uji-bridge'
const weekends = [
  ['intent', 'comfort_add'],
  ['days[]', 'sat'],
  ['days[]', 'sun'],
  ['from_hour', '10'],
  ['to_hour', '15'],
  ['level', 'pressed'],
  ['months[]', '4'],
  ['months[]', '11'],
]

test('a board sets hours, what says otherwise of them is refused, and it takes them away', {
  timeout: 60_000,
}, async () => {
  expect(await text('/en/places/uji-bridge')).toContain('Not recorded')
  const set = await post(ROOM, weekends, board)
  expect([set.status, set.headers.get('location')]).toEqual([303, `${ROOM}?saved#comfort`])
  const told = 'Usually crowded: Sat and Sun 10:00–15:00 (April and November)'
  expect(await text(ROOM, board)).toContain(told)
  expect(await text(ROOM, board)).toContain('Sample Tourism Board (Kyoto)')
  const shown = await text('/en/places/uji-bridge')
  expect(shown).toContain(told)
  expect(shown).toContain('Set by the local tourism board')
  expect(shown).not.toContain('Sample Tourism Board (Kyoto)')

  const other = weekends.map(([name, value]) => [
    name!,
    name === 'level' ? 'busy' : name === 'from_hour' ? '14' : value!,
  ])
  const refused = await post(ROOM, other, board)
  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(page).toContain('These hours are taken already')
  // What was chosen stays.
  expect(page).toMatch(/<option(?=[^>]*value="14")(?=[^>]*selected)[^>]*>/)

  const [, id] = /name="comfortId" value="([^"]+)"/.exec(await text(ROOM, board))!
  const removed = await post(
    ROOM,
    [
      ['intent', 'comfort_remove'],
      ['comfortId', id!],
    ],
    board,
  )
  expect(removed.status).toBe(303)
  expect(
    (
      await post(
        ROOM,
        [
          ['intent', 'comfort_remove'],
          ['comfortId', id!],
        ],
        board,
      )
    ).status,
  ).toBe(404)
  expect(await text('/en/places/uji-bridge')).toContain('Not recorded')
})

test('hours that end before they begin, or without a day, are told at their fields', async () => {
  const wrong = weekends
    .filter(([name]) => name !== 'days[]')
    .map(([name, value]) => [name!, name === 'to_hour' ? '9' : value!])
  const answer = await post(ROOM, wrong, board)
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('Choose at least one kind of day.')
  expect(page).toContain('The end has to be after the start.')
})

test("another region's board, and whoever is not signed in, sets nothing", async () => {
  expect((await post(ROOM, weekends, otherBoard)).status).toBe(404)
  expect((await post(ROOM, weekends, '')).headers.get('location') ?? '').toContain('sign-in')
  expect(await text('/en/places/uji-bridge')).toContain('Not recorded')
})

test('what is widely known says that nobody confirmed it, until a board does', async () => {
  const known = 'Usually crowded: every day 10:00–15:00'
  expect(await text('/en/places/kinkakuji')).toContain('Widely known, not yet confirmed')
  const room = '/en/board/places/kinkakuji'
  const [, id] = /name="comfortId" value="([^"]+)"/.exec(await text(room, board))!
  expect(
    (
      await post(
        room,
        [
          ['intent', 'comfort_confirm'],
          ['comfortId', id!],
        ],
        board,
      )
    ).status,
  ).toBe(303)
  const shown = await text('/en/places/kinkakuji')
  expect(shown).toContain(known)
  expect(shown).toContain('Set by the local tourism board')
})

test('a stop at a crowded hour names what would be calmer, shows the difference, is taken and undone', {
  timeout: 90_000,
}, async () => {
  const firstDay = mondayInFebruary()
  const asked = {
    ...{ areaIds: ['uji-kyoto'], firstDay, lastDay: addDays(firstDay, 1), interests: ['heritage'] },
    wishes: [{ placeId: 'nishiki-market', importance: 'nice' }],
  }
  const made = await fetch(`${server.origin}/api/v1/itineraries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  })
  const { id } = (await made.json()) as { id: string }
  const path = `/en/itineraries/${id}`
  const stopId = 'place:nishiki-market'
  let { plan, version } = await planOf(id)
  const dayIndex = plan.days.findIndex(({ stops }) => stops.some((stop) => stop.id === stopId))
  expect(levelOf(plan, stopId)).toBe(-1)

  // Put by hand where it is crowded: the position is looked for, since plans differ with the day they are made on.
  const last = plan.days[dayIndex]!.stops.length - 1
  for (let to = 0; to <= last && levelOf(plan, stopId) < 1; to++) {
    const move = { intent: 'move', version, stopId, to: `${dayIndex}.${to}` }
    expect((await post(path, Object.entries(move), '')).status).toBe(303)
    ;({ plan, version } = await planOf(id))
  }
  const crowded = plan
  expect(levelOf(crowded, stopId)).toBeGreaterThan(0)
  const offer = crowded.calmer?.find((each) => each.stopId === stopId)
  expect(offer).toBeDefined()
  const page = await text(path)
  expect(page).toContain('Usually crowded 11:00–15:00')
  expect(page).toContain('See this change')

  const placeId = offer?.kind === 'place' ? { placeId: offer.placeId } : {}
  const proposed = await post(path, Object.entries({ intent: 'calmer', version, stopId, ...placeId }), '')
  expect([proposed.status, proposed.headers.get('location')]).toEqual([303, `${path}/proposal`])
  const difference = await text(`${path}/proposal`)
  expect(difference).toContain('Nishiki Market')
  const [, proposalId] = /name="proposalId" value="([^"]+)"/.exec(difference)!
  await post(`${path}/proposal`, Object.entries({ intent: 'take', proposalId }), '')
  const calm = await planOf(id)
  expect(levelOf(calm.plan, stopId)).toBeLessThan(levelOf(crowded, stopId))
  expect(calm.plan.days.flatMap(({ stops }) => stops)).toHaveLength(crowded.days.flatMap(({ stops }) => stops).length)

  await post(path, Object.entries({ intent: 'undo', version: calm.version }), '')
  expect((await planOf(id)).plan.days).toEqual(crowded.days)
})

/** Two ordinary days of the low season, whenever this runs: the same light and no holiday. */
function mondayInFebruary(): string {
  const today = localDateOf(Math.floor(Date.now() / 1000))
  const year = Number(today.slice(0, 4))
  const first = `${today < `${year}-01-20` ? year : year + 1}-02-01`
  return addDays(first, (8 - weekday(first)) % 7)
}

/** −1 where nothing is recorded for its hour, or it is not in the plan. */
function levelOf(plan: Itinerary, stopId: string): number {
  const stop = plan.days.flatMap(({ stops }) => stops).find(({ id }) => id === stopId)
  return stop?.comfort ? COMFORT_LEVELS.indexOf(stop.comfort.level) : -1
}

async function planOf(id: string): Promise<{ plan: Itinerary; version: number }> {
  const answer = await fetch(`${server.origin}/api/v1/itineraries/${id}`)
  return (await answer.json()) as { plan: Itinerary; version: number }
}

function post(path: string, fields: readonly (readonly unknown[])[], cookie: string): Promise<Response> {
  return fetch(server.origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: server.origin },
    body: new URLSearchParams(fields.map(([name, value]) => [String(name), String(value)])),
  })
}

/** A page as it reads: React parts texts that change by comments. */
async function text(path: string, cookie = ''): Promise<string> {
  const answer = await fetch(server.origin + path, { headers: { cookie } })
  return (await answer.text()).replaceAll('<!-- -->', '')
}

async function signIn(account: string): Promise<string> {
  const form = { way: 'password', account, password: 'meguri-demo' }
  const answer = await post('/en/account/sign-in', Object.entries(form), '')
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

import { addDays, localDateOf } from '#app/domain/values/time.ts'
import { openDatabase } from '#db/connection.ts'
import type { BuiltServer } from '#tests/support/built-server.ts'

/** Three days in an area (the first, if none is given), made by the API of a server; answers the plan's id. */
export async function makePlan(server: BuiltServer, areaId?: string): Promise<string> {
  const body = JSON.stringify({ ...tripDays(), areaIds: [areaId ?? (await anyAreaId(server.databaseUrl))] })
  const headers = { 'content-type': 'application/json' }
  const made = await fetch(`${server.origin}/api/v1/itineraries`, { method: 'POST', headers, body })
  if (!made.ok) throw new Error(`No plan was made: ${made.status} ${await made.text()}`)
  const { id } = (await made.json()) as { id: string }
  return id
}

/** Three days, two weeks from now. */
function tripDays() {
  const firstDay = addDays(localDateOf(Math.floor(Date.now() / 1000)), 14)
  return { firstDay, lastDay: addDays(firstDay, 2) }
}

export async function anyAreaId(databaseUrl: string): Promise<string> {
  const db = openDatabase(databaseUrl)
  const { id } = await db.selectFrom('areas').select('id').orderBy('sort_order').executeTakeFirstOrThrow()
  await db.destroy()
  return id
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DOOR } from './door.ts'
import { startPostgres } from './postgres-server.ts'
import { type Seeded, seededDatabases } from './seeded-databases.ts'

/**
 * Starts nothing heavy: PostgreSQL comes up when the first test asks for `/postgres`, and a seeded database is made when
 * the first asks for `/seeded/{engine}/{holds}`; both end with the run.
 */
export default async function setup(): Promise<() => Promise<void>> {
  let starting: ReturnType<typeof startPostgres> | undefined
  const postgres = () => {
    starting ??= startPostgres()
    return starting
  }
  const seeded = seededDatabases(async () => (await postgres()).url)
  const answerOf = async (path: string): Promise<string> => {
    const [what, engine, holds] = path.slice(1).split('/')
    return what === 'seeded' ? seeded.find({ engine, holds } as Seeded) : (await postgres()).url
  }
  const door = createServer((request, response) => {
    answerOf(request.url!).then(
      (answer) => response.end(answer),
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  process.env[DOOR] = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  return async () => {
    door.close()
    door.closeAllConnections()
    await (await starting?.catch(() => undefined))?.stop()
    seeded.remove()
  }
}

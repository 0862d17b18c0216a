/** In the environment of every test: the address where the run's shared things are asked for. */
export const DOOR = 'MEGURI_TEST_DOOR'

/** What the run shares (`global-setup.ts`): `postgres`, `seeded/{engine}/{holds}`. */
export async function askDoor(path: string): Promise<string> {
  const response = await fetch(`${process.env[DOOR]}/${path}`)
  const answer = await response.text()
  if (!response.ok) throw new Error(`The run’s ${path} did not come up: ${answer}`)
  return answer
}

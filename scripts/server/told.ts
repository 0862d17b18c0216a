/** Does a step of the start and prints one line for it: what, with which outcome, in how long. */
export async function told<Value extends string | undefined>(name: string, work: () => Promise<Value>): Promise<void> {
  const startedAt = performance.now()
  const outcome = await work()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`✓ ${name}${outcome ? `: ${outcome}` : ''} (${seconds} s)`)
}

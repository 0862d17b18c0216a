import type { CoreProblem } from './core-problem.ts'

/** The scale of profit: half of the nodes are worth less. */
export function medianProfit(problem: CoreProblem): number {
  const loose = problem.profit.filter((profit, node) => profit > 0 && problem.frozen[node] === 0).sort()
  return loose[loose.length >> 1] ?? 1
}

/** A way between two stops, as they come. */
export function typicalStep({ step, stride, nodeCount }: CoreProblem): number {
  let sum = 0
  let count = 0
  for (let at = 0; at < nodeCount; at++) {
    sum += step[at * stride + ((at * 7 + 3) % Math.max(1, nodeCount))]!
    count++
  }
  return count === 0 ? 1 : sum / count
}

/** The nodes of each group. */
export function groupMembers({ extras }: CoreProblem): number[][] {
  const members: number[][] = Array.from({ length: extras?.groupCount ?? 0 }, () => [])
  extras?.group.forEach((group, node) => {
    if (group >= 0) members[group]!.push(node)
  })
  return members
}

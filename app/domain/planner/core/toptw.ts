import { accept, type Result, refuse } from '../../values/result.ts'
import type { CoreProblem } from './core-problem.ts'

/**
 * A benchmark file of the team orienteering problem with time windows (KU Leuven text form): line 1 `k v N t`, line 2 `D Q`,
 * then a line a vertex: `i x y service profit f a list… open close`; vertex 0 is the depot.
 * Node c of the core problem is vertex `vertexOf[c]`.
 */
export interface ToptwInstance {
  problem: CoreProblem
  vertexOf: Int32Array
}

export type ToptwRefusal = { kind: 'not_a_toptw_file'; line: number }

interface Vertex {
  id: number
  x: number
  y: number
  service: number
  profit: number
  open: number
  close: number
}

/**
 * Reads an instance for so many days. Distances are rounded down to `decimals` (1 for Solomon's, 2 for Cordeau's, as all
 * published tables do); times become whole numbers by that factor.
 */
export function readToptw(text: string, days: number, decimals: 1 | 2): Result<ToptwInstance, ToptwRefusal> {
  const lines = text.split(/\r?\n/)
  const vertices: Vertex[] = []
  let declared = -1
  let seen = 0
  for (const [index, line] of lines.entries()) {
    const cells = line.trim().split(/\s+/)
    if (cells[0] === '') continue
    seen++
    const numbers = cells.map(Number)
    if (numbers.some(Number.isNaN)) return refuse({ kind: 'not_a_toptw_file', line: index + 1 })
    if (seen === 1) declared = numbers[2] ?? -1
    if (seen <= 2) continue
    if (numbers.length < 8) continue
    const [id, x, y, service, profit] = numbers as [number, number, number, number, number]
    vertices.push({ id, x, y, service, profit, open: numbers.at(-2)!, close: numbers.at(-1)! })
  }
  if (vertices.length === 0 || vertices.length !== declared + 1) {
    return refuse({ kind: 'not_a_toptw_file', line: lines.length })
  }
  return accept(toCore(vertices, days, 10 ** decimals))
}

function toCore([depot, ...customers]: Vertex[], dayCount: number, scale: number): ToptwInstance {
  const nodeCount = customers.length
  const stride = nodeCount + 2 * dayCount
  const nodes = [...customers, ...Array.from({ length: 2 * dayCount }, () => depot!)]
  const step = new Int32Array(stride * stride)
  for (let from = 0; from < stride; from++) {
    for (let to = 0; to < stride; to++) {
      const apart = Math.hypot(nodes[from]!.x - nodes[to]!.x, nodes[from]!.y - nodes[to]!.y)
      const service = from < nodeCount ? nodes[from]!.service : 0
      step[from * stride + to] = Math.round(service * scale) + Math.floor(apart * scale + 1e-7)
    }
  }
  const windowCount = dayCount * nodeCount
  const problem: CoreProblem = {
    nodeCount,
    dayCount,
    stride,
    step,
    profit: Float64Array.from(customers, ({ profit }) => profit),
    dayOpen: new Int32Array(dayCount).fill(Math.round(depot!.open * scale)),
    dayClose: new Int32Array(dayCount).fill(Math.round(depot!.close * scale)),
    windowFirst: Int32Array.from({ length: windowCount + 1 }, (_, index) => index),
    windowOpen: Int32Array.from({ length: windowCount }, (_, i) => Math.round(customers[i % nodeCount]!.open * scale)),
    windowClose: Int32Array.from({ length: windowCount }, (_, i) =>
      Math.round(customers[i % nodeCount]!.close * scale),
    ),
    initial: Array.from({ length: dayCount }, () => []),
    frozen: new Uint8Array(nodeCount),
    extras: null,
  }
  return { problem, vertexOf: Int32Array.from(customers, ({ id }) => id) }
}

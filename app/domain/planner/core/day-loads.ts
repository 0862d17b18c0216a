import { CLASS_COUNTS, CLASSES_PER_NODE, type CoreExtras, type CoreProblem, FORBIDDEN } from './core-problem.ts'

/** What a real day carries beside its clock: metres on foot, yen, how many of each class, and which groups are taken. */
export class DayLoads {
  readonly walkMeters: Int32Array
  private readonly classCounts: Int16Array
  private readonly groupTaken: Uint8Array
  private readonly stride: number
  spentYen = 0
  /** Whether all that costs something could not be paid: then what is freed on one day may matter on another. */
  readonly isBudgetTight: boolean

  constructor(
    problem: CoreProblem,
    private readonly extras: CoreExtras,
  ) {
    this.stride = problem.stride
    this.isBudgetTight = extras.cost.reduce((sum, yen) => sum + yen, 0) > extras.budget
    this.walkMeters = new Int32Array(problem.dayCount)
    this.classCounts = new Int16Array(problem.dayCount * extras.classCount)
    this.groupTaken = new Uint8Array(extras.groupCount)
  }

  /** False when the node's group is taken, the day has enough of its class, or the budget is used up. */
  admits(node: number, day: number): boolean {
    const group = this.extras.group[node]!
    if (group >= 0 && this.groupTaken[group] === 1) return false
    const costYen = this.extras.cost[node]!
    if (costYen > 0 && this.spentYen + costYen > this.extras.budget) return false
    return this.gainOf(node, day) > FORBIDDEN / 2
  }

  admitsWalk(day: number, before: number, node: number, after: number): boolean {
    return this.walkMeters[day]! + this.walkDetour(before, node, after) <= this.extras.walkLimit[day]!
  }

  private walkDetour(before: number, node: number, after: number): number {
    const { walk } = this.extras
    return walk[before * this.stride + node]! + walk[node * this.stride + after]! - walk[before * this.stride + after]!
  }

  walkChanges(day: number, before: number, node: number, after: number): void {
    this.walkMeters[day]! += this.walkDetour(before, node, after)
  }

  gainOf(node: number, day: number): number {
    const { classes, classGain, classCount } = this.extras
    let gain = 0
    for (let i = node * CLASSES_PER_NODE; i < (node + 1) * CLASSES_PER_NODE; i++) {
      const cls = classes[i]!
      if (cls < 0) break
      const count = this.classCounts[day * classCount + cls]!
      gain += classGain[cls * CLASS_COUNTS + (count < CLASS_COUNTS ? count : CLASS_COUNTS - 1)]!
    }
    return gain
  }

  add(node: number, day: number): void {
    this.count(node, day, 1)
  }

  remove(node: number, day: number): void {
    this.count(node, day, -1)
  }

  private count(node: number, day: number, by: 1 | -1): void {
    const { classes, classCount, group, cost } = this.extras
    for (let i = node * CLASSES_PER_NODE; i < (node + 1) * CLASSES_PER_NODE && classes[i]! >= 0; i++) {
      this.classCounts[day * classCount + classes[i]!]! += by
    }
    if (group[node]! >= 0) this.groupTaken[group[node]!] = by === 1 ? 1 : 0
    this.spentYen += by * cost[node]!
  }

  recountDay(day: number, nodes: Int32Array, first: number, last: number): void {
    const { walk } = this.extras
    let meters = 0
    for (let slot = first; slot < last; slot++) meters += walk[nodes[slot]! * this.stride + nodes[slot + 1]!]!
    this.walkMeters[day] = meters
  }

  /** Yen are watched where stops are added: what is booked stays, whatever it costs. */
  holds(day: number): boolean {
    return this.walkMeters[day]! <= this.extras.walkLimit[day]!
  }
}

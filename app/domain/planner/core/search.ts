import { changeBed, hopsOf } from './beds.ts'
import type { CoreProblem } from './core-problem.ts'
import { DayPool } from './day-pool.ts'
import type { SharedSolution } from './exchange.ts'
import { groupMembers, medianProfit, typicalStep } from './measures.ts'
import { NearDays } from './near-days.ts'
import { Random } from './random.ts'
import { Recreate } from './recreate.ts'
import { Routes } from './routes.ts'
import { ruinStrings } from './ruin.ts'

/** Of a benchmark: a typical way is worth this share of the median profit. */
const SPAN_SHARE = 0.02
/** Days are pooled from solutions this near to the best, and combined every so many iterations. */
const POOLED_FROM = 0.993
const COMBINE_EVERY = 1500
/** Of a trip: minutes before a stop that nobody minds. */
const FREE_WAIT = 30

/**
 * One walk through the solutions: ruin a little, recreate, keep or take back (simulated annealing on profit).
 * The walk holds a feasible solution at every moment; `best` is the best one seen.
 */
export class Search {
  readonly routes: Routes
  readonly random: Random
  readonly recreate: Recreate
  iterations = 0
  bestProfit = -Infinity
  bestSpan = Infinity
  best: number[][] = []
  /** Which bed each night has, and had in the best solution. */
  beds: number[]
  bestBeds: number[] = []
  /** Days touched in this iteration. */
  readonly touched: Uint8Array
  /** 1 for nodes taken out in this iteration. */
  readonly takenOut: Uint8Array
  readonly near: NearDays
  private readonly pool: DayPool | null
  private readonly groups: number[][]
  private readonly bedsBefore: number[]
  private currentSpan = 0
  /** Profit that one unit of time saved is worth: on a trip its price, on a benchmark little, so that among equals the shorter day is kept. */
  private readonly spanWeight: number

  constructor(
    readonly problem: CoreProblem,
    seed: number,
    beds?: number[],
  ) {
    this.random = new Random(seed)
    this.routes = new Routes(problem)
    this.touched = new Uint8Array(problem.dayCount)
    this.takenOut = new Uint8Array(problem.nodeCount)
    this.near = new NearDays(problem, this.routes)
    this.recreate = new Recreate(
      problem,
      this.routes,
      this.random,
      (day) => this.touch(day),
      this.touched,
      this.takenOut,
    )
    this.groups = groupMembers(problem)
    this.pool = problem.extras === null && problem.dayCount > 1 ? new DayPool(problem) : null
    this.beds = beds ?? (problem.extras?.nights ?? []).map(() => 0)
    this.bedsBefore = [...this.beds]
    for (const [night, choice] of this.beds.entries()) changeBed(this.routes, night, choice)
    this.spanWeight =
      problem.extras?.minutePrice ?? (medianProfit(problem) * SPAN_SHARE) / Math.max(1, typicalStep(problem))
    for (const [day, nodes] of problem.initial.entries()) this.startDay(day, nodes)
    this.recreate.all()
    this.currentSpan = this.span()
    this.keepIfBest()
  }

  /** Nodes that do not fit are left out, the frozen ones last: an impossible pair of appointments loses the later one. */
  private startDay(day: number, nodes: number[]): void {
    const kept: number[] = []
    const inOrder = nodes.map((node, position) => ({ node, position }))
    const placed: typeof inOrder = []
    for (const entry of [...inOrder].sort((a, b) => this.problem.frozen[b.node]! - this.problem.frozen[a.node]!)) {
      const trial = [...placed, entry].sort((a, b) => a.position - b.position)
      if (
        this.routes.setDay(
          day,
          trial.map(({ node }) => node),
        )
      )
        placed.push(entry)
    }
    placed.sort((a, b) => a.position - b.position)
    kept.push(...placed.map(({ node }) => node))
    this.routes.setDay(day, kept)
  }

  /** One ruin and recreate at a temperature (in profit); true when the best improved. */
  step(temperature: number): boolean {
    this.iterations++
    const { routes, random } = this
    const profitBefore = routes.profit
    this.forgetTouched()
    const wanted = ruinStrings(this)
    if (!this.mendTouched()) {
      this.takeBack(profitBefore)
      return false
    }
    this.recreate.run(wanted)
    const span = this.span()
    const change = routes.profit - profitBefore - (span - this.currentSpan) * this.spanWeight
    if (change >= 0 || change > temperature * Math.log(random.unit() + 1e-12)) {
      this.currentSpan = span
      const isBetter = this.keepIfBest()
      return this.poolDays() || isBetter
    }
    this.takeBack(profitBefore)
    return this.pool !== null && this.poolDays()
  }

  /**
   * Tries a solution of another search of the same problem: where it holds its days join the pool, and where it is better
   * than the best so far the walk goes on from there (true). Else the walk is where it was.
   */
  adopt({ routes: days, beds }: SharedSolution): boolean {
    const { routes, problem, pool } = this
    const profitBefore = routes.profit
    // Stops to begin with may cost more than is left.
    const mostYen = Math.max(problem.extras?.budget ?? 0, routes.loads?.spentYen ?? 0)
    this.forgetTouched()
    for (let day = 0; day < problem.dayCount; day++) this.touch(day)
    for (let day = 0; day < problem.dayCount; day++) routes.clearDay(day)
    for (const [night, choice] of beds.entries()) if (choice !== this.beds[night]) this.moveBed(night, choice)
    let holds = true
    for (let day = 0; day < problem.dayCount && holds; day++) holds = routes.setDay(day, days[day]!)
    if (holds && (routes.loads?.spentYen ?? 0) <= mostYen) {
      for (let day = 0; day < problem.dayCount; day++) pool?.offer(routes, day)
      const spanBefore = this.currentSpan
      this.currentSpan = this.span()
      if (this.keepIfBest()) return true
      this.currentSpan = spanBefore
    }
    this.takeBack(profitBefore)
    return false
  }

  /** The present solution where its days are good enough for the pool. */
  daysToPool(): SharedSolution | null {
    const { routes, problem, pool } = this
    if (pool === null || routes.profit < this.bestProfit * POOLED_FROM) return null
    return { routes: Array.from({ length: problem.dayCount }, (_, day) => routes.nodesOf(day)), beds: [...this.beds] }
  }

  private forgetTouched(): void {
    this.touched.fill(0)
    this.takenOut.fill(0)
    for (let night = 0; night < this.beds.length; night++) this.bedsBefore[night] = this.beds[night]!
  }

  /** Offers the days of a good solution to the pool and now and then asks it for a better choice; true when it had one. */
  private poolDays(): boolean {
    const { pool, routes } = this
    if (pool === null) return false
    if (routes.profit >= this.bestProfit * POOLED_FROM) {
      for (let day = 0; day < this.problem.dayCount; day++) if (this.touched[day] === 1) pool.offer(routes, day)
    }
    if (this.iterations % COMBINE_EVERY !== 0 || pool.fresh === 0) return false
    const days = pool.combine(this.bestProfit)
    if (days === null) return false
    for (let day = 0; day < this.problem.dayCount; day++) routes.clearDay(day)
    for (const [day, nodes] of days.entries()) routes.setDay(day, nodes)
    this.recreate.all()
    this.currentSpan = this.span()
    return this.keepIfBest()
  }

  /** Marks a node as taken out, and with it what it stood in the way of: the same place as a meal or a visit. */
  takeOut(node: number): void {
    const group = this.problem.extras === null ? -1 : this.problem.extras.group[node]!
    if (group < 0) this.takenOut[node] = 1
    else for (const member of this.groups[group]!) this.takenOut[member] = 1
  }

  /** Gives a night another bed; both days of it are touched. */
  moveBed(night: number, choice: number): void {
    const { endsDays, startsDays } = this.problem.extras!.nights[night]!
    for (const day of [...endsDays, ...startsDays]) this.touch(day)
    this.beds[night] = choice
    changeBed(this.routes, night, choice)
  }

  /** Remembers a day before its first change in this iteration. */
  touch(day: number): void {
    if (this.touched[day] === 1) return
    this.touched[day] = 1
    this.routes.saveDay(day)
  }

  /** Travel need not be shorter without a stop: a day that no longer holds loses further stops until it does. */
  private mendTouched(): boolean {
    for (let day = 0; day < this.problem.dayCount; day++) {
      if (this.touched[day] === 0) continue
      while (!this.routes.refreshDay(day)) {
        const left = this.routes.nodesOf(day)
        const loose = left.filter((node) => this.problem.frozen[node] === 0)
        if (loose.length === 0) return false
        const gone = loose[this.random.below(loose.length)]!
        this.takeOut(gone)
        this.routes.setDay(
          day,
          left.filter((node) => node !== gone),
        )
      }
    }
    return true
  }

  private takeBack(profit: number): void {
    const { routes } = this
    let bedMoved = false
    for (let night = 0; night < this.beds.length; night++) {
      if (this.beds[night] === this.bedsBefore[night]) continue
      bedMoved = true
      this.beds[night] = this.bedsBefore[night]!
      changeBed(routes, night, this.beds[night]!)
    }
    // All are taken out first: a node may have moved from one touched day to another.
    for (let day = 0; day < this.problem.dayCount; day++) if (this.touched[day] === 1) routes.clearDay(day)
    for (let day = 0; day < this.problem.dayCount; day++) {
      if (this.touched[day] === 0) continue
      routes.restoreDay(day)
      if (bedMoved) routes.refreshDay(day)
    }
    routes.profit = profit
  }

  /**
   * Time between the end of the day and its beginning, summed: shorter is roomier. Of a trip only the time on the way, and
   * what waiting and moving house cost in its stead.
   */
  private span(): number {
    const { routes } = this
    const { extras } = this.problem
    let total = extras === null ? 0 : hopsOf(extras, this.beds) * (extras.hopPrice / extras.minutePrice)
    for (let day = 0; day < this.problem.dayCount; day++) {
      const base = day * routes.width
      const last = base + routes.length[day]!
      for (let slot = base; slot <= last; slot++) {
        total += routes.edge[slot]!
        if (extras === null) continue
        total -= extras.duration[routes.node[slot]!]!
        // Nobody waits for the first stop, and the end of a day waits for nobody.
        if (slot === base || slot === last) continue
        const waits = routes.start[slot + 1]! - routes.start[slot]! - routes.edge[slot]! - FREE_WAIT
        if (waits > 0) total += waits * (extras.waitPrice / extras.minutePrice)
      }
    }
    return total
  }

  private keepIfBest(): boolean {
    const profit = this.routes.profit - (this.problem.extras === null ? 0 : this.currentSpan * this.spanWeight)
    if (profit < this.bestProfit - 1e-6) return false
    if (profit < this.bestProfit + 1e-6 && this.currentSpan >= this.bestSpan) return false
    const isBetter = profit > this.bestProfit + 1e-6
    this.bestProfit = profit
    this.bestSpan = this.currentSpan
    this.best = Array.from({ length: this.problem.dayCount }, (_, day) => this.routes.nodesOf(day))
    this.bestBeds = [...this.beds]
    return isBetter
  }
}

import { checkItinerary } from '#app/domain/planner/check/check-itinerary.ts'
import { isSameDay } from '#app/domain/planner/difference.ts'
import type { Itinerary, Leg } from '#app/domain/planner/itinerary.ts'
import { problemPoints } from '#app/domain/planner/points.ts'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import { pairsOfPlan } from '#app/domain/planner/settle.ts'
import type { KnownPairs, KnownWays } from '#app/domain/planner/travel/known-ways.ts'
import type { AskedLeg, ExactLeg, LegAnswer, OutsideTimetable } from '#app/gateways/routing/routing.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { TellProgress } from './outcomes.ts'

/** How often legs are asked and timed again: a train that leaves later moves the hour of all that follow on its day. */
const MOST_TURNS = 24
const MOST_GIVING_UP = 4
const MOST_REPAIRS = 2
/** No turn begins later than this after the first; a turn has its own time limit (`Routing`). */
const MOST_SECONDS = 8

/** What the routing engine knows for the search: nothing where none is attached. */
export async function waysForSearch(
  { routing }: AppContext,
  problem: PlanningProblem,
  tell: TellProgress = () => {},
): Promise<KnownWays | undefined> {
  if (!(await routing.hasWays())) return undefined
  tell({ kind: 'looking_up_ways' })
  return { pairs: await routing.matrix(problemPoints(problem).points, problem.travelMode), legs: [] }
}

/** How a plan gets its clock anew once its ways are known, and how it is planned again where they break it. */
export interface Settling {
  time(plan: Itinerary, ways: KnownWays, mayLeaveOut: boolean): Promise<Itinerary>
  /** Absent where the order is the visitor's own: what breaks is then told as a conflict. */
  planAgain?: (plan: Itinerary, ways: KnownWays) => Promise<Itinerary>
}

/**
 * Looks up the legs of a plan, and only these, at their hours. A leg that takes longer than its estimate and breaks a day
 * has the trip planned again around it, twice at most; what breaks then is left out. Legs without an answer stay estimates.
 * Days that are as they were `before` keep the ways that were looked up for them.
 */
export async function withExactWays(
  { routing, now }: AppContext,
  problem: PlanningProblem,
  searched: Itinerary,
  { pairs }: KnownWays,
  { time, planAgain }: Settling,
  before: Itinerary | null = null,
): Promise<Itinerary> {
  const looked = new LookedUp(problem, pairs)
  if (before) looked.keepDays(searched, before)
  const breaksOf = (plan: Itinerary) => checkItinerary(problem, plan).length
  let plan = searched
  const until = now() + MOST_SECONDS
  let repairs = 0
  for (let turn = 0; turn < MOST_TURNS && now() <= until; turn++) {
    const open = looked.open(plan)
    looked.keep(open, await routing.legs(looked.points, open))
    if (!looked.isChanged) break
    const timed = await time(plan, looked.ways(), false)
    if (!planAgain || breaksOf(timed) <= breaksOf(plan)) plan = timed
    else if (repairs++ < MOST_REPAIRS) plan = await planAgain(timed, looked.ways())
    else plan = await time(plan, looked.ways(), true)
  }
  for (let turn = 1; turn <= MOST_GIVING_UP; turn++) {
    if (!looked.giveUpOpen(plan, turn === MOST_GIVING_UP)) break
    plan = await time(plan, looked.ways(), planAgain !== undefined)
  }
  // What not even leaving out could mend is no better than the estimate, which says that it is one.
  const isSound = !planAgain || !checkItinerary(problem, plan).some(({ kind }) => kind === 'malformed')
  return looked.withNotes(isSound ? plan : searched)
}

interface Answer {
  asked: AskedLeg
  exact: ExactLeg | null
}

/** The legs that were asked so far, and whether they still fit the hour at which the plan now travels them. */
class LookedUp {
  /** True when `keep` or `open` learned something that the plan's clock does not know yet. */
  isChanged = false
  readonly points
  private readonly answers = new Map<number, Answer>()
  /** Ways whose timetable does not know the day. */
  private readonly outside = new Map<string, OutsideTimetable>()

  constructor(
    private readonly problem: PlanningProblem,
    private readonly pairs: KnownPairs[],
  ) {
    this.points = problemPoints(problem).points
  }

  /** What was looked up for days that stayed as they are is not asked again. */
  keepDays(plan: Itinerary, before: Itinerary): void {
    for (const { dayIndex, legIndex, ...asked } of askedLegs(this.problem, plan)) {
      const day = plan.days[dayIndex]!
      const leg = day.legs[legIndex]!
      if (leg.certainty === 'estimate' || this.answers.has(this.keyOf(asked))) continue
      if (!isSameDay(day, before.days[dayIndex])) continue
      const from = asked.by === 'departure' ? asked.minute : asked.minute - leg.minutes
      const bound = leg.certainty === 'schedule' ? { leavesAt: from, arrivesAt: from + leg.minutes } : null
      this.answers.set(this.keyOf(asked), { asked, exact: { leg, bound } })
    }
  }

  /** Legs that were not asked yet, or for an hour that no longer holds. Who is still there for the same train is moved here. */
  open(plan: Itinerary): AskedLeg[] {
    this.isChanged = false
    const seen = new Set<number>()
    return askedLegs(this.problem, plan).flatMap((asked): AskedLeg[] => {
      const key = this.keyOf(asked)
      // The same way twice in a plan has one duration: that of the first time.
      if (seen.has(key)) return []
      seen.add(key)
      const known = this.answers.get(key)
      if (!known) return [asked]
      if (!known.exact?.bound || isSameHour(known.asked, asked)) return []
      const { mode, minutes } = known.asked
      const again = { ...asked, mode, minutes }
      const moved = known.asked.date === asked.date ? movedTo(asked, known.exact) : null
      if (!moved) return [again]
      this.answers.set(key, { asked: again, exact: moved })
      this.isChanged = true
      return []
    })
  }

  keep(asked: AskedLeg[], answers: LegAnswer[]): void {
    for (const [index, leg] of asked.entries()) {
      const answer = answers[index] ?? null
      const exact = answer !== null && 'leg' in answer ? answer : null
      if (answer !== null && 'outsideTimetable' in answer) this.outside.set(`${this.keyOf(leg)} ${leg.date}`, answer)
      if (exact !== null || this.answers.get(this.keyOf(leg))?.exact) this.isChanged = true
      this.answers.set(this.keyOf(leg), { asked: leg, exact })
    }
  }

  /** Trains whose hour never came to rest are estimates again, or all of such a day; true where anything changed by it. */
  giveUpOpen(plan: Itinerary, wholeDays: boolean): boolean {
    const open = this.open(plan).filter((leg) => this.answers.get(this.keyOf(leg))?.exact)
    const dates = new Set(open.map(({ date }) => date))
    for (const leg of open) this.answers.set(this.keyOf(leg), { asked: leg, exact: null })
    for (const answer of this.answers.values()) {
      if (wholeDays && answer.exact?.bound && dates.has(answer.asked.date)) answer.exact = null
    }
    return this.isChanged || open.length > 0
  }

  ways(): KnownWays {
    const legs = [...this.answers.values()].flatMap(({ asked: { from, to }, exact }) =>
      exact === null ? [] : [{ from, to, leg: exact.leg }],
    )
    return { pairs: this.pairs, legs }
  }

  /** Says of an estimate where it is one because a timetable has ended or not begun. */
  withNotes(plan: Itinerary): Itinerary {
    if (this.outside.size === 0) return plan
    const notes = new Map(
      pairsOfPlan(this.problem, plan).map(({ dayIndex, legIndex, from, to }) => {
        const way = `${this.keyOf({ from, to })} ${plan.days[dayIndex]!.date}`
        return [`${dayIndex} ${legIndex}`, this.outside.get(way)]
      }),
    )
    const days = plan.days.map((day, dayIndex) => ({
      ...day,
      legs: day.legs.map((leg, legIndex) =>
        leg.certainty === 'estimate' ? { ...leg, ...notes.get(`${dayIndex} ${legIndex}`) } : leg,
      ),
    }))
    return { ...plan, days }
  }

  private keyOf({ from, to }: Pick<AskedLeg, 'from' | 'to'>): number {
    return from * this.points.length + to
  }
}

function isSameHour(a: AskedLeg, b: AskedLeg): boolean {
  return a.date === b.date && a.by === b.by && a.minute === b.minute
}

/** The same journey for another hour: who is there before it leaves still takes it, and waits longer or shorter. */
function movedTo({ by, minute }: AskedLeg, { leg, bound }: ExactLeg): ExactLeg | null {
  const { leavesAt, arrivesAt } = bound!
  const isCaught = by === 'departure' ? minute <= leavesAt && leavesAt - minute <= LONGEST_WAIT : minute >= arrivesAt
  if (!isCaught) return null
  const minutes = by === 'departure' ? arrivesAt - minute : minute - leavesAt
  return { leg: { ...leg, ...exactly(minutes) }, bound }
}

/** Who would wait longer may find an earlier train. */
const LONGEST_WAIT = 15

function exactly(minutes: number): Pick<Leg, 'minutes' | 'minutesLow' | 'minutesHigh'> {
  return { minutes, minutesLow: minutes, minutesHigh: minutes }
}

/** Every leg of a plan that leads anywhere, with its hour: the first of a day that waits for a door counts from its arrival. */
function askedLegs(problem: PlanningProblem, plan: Itinerary): (AskedLeg & { dayIndex: number; legIndex: number })[] {
  return pairsOfPlan(problem, plan).flatMap(({ dayIndex, legIndex, from, to }) => {
    const day = plan.days[dayIndex]!
    const { mode, minutes } = day.legs[legIndex]!
    if (from < 0 || to < 0 || from === to) return []
    const leg = { dayIndex, legIndex, from, to, mode, minutes, date: day.date }
    const [first] = day.stops
    if (legIndex > 0) return [{ ...leg, minute: day.stops[legIndex - 1]!.leavesAt, by: 'departure' as const }]
    const waits = first !== undefined && day.leavesAt > problem.days[dayIndex]!.leavesAt
    return [
      waits
        ? { ...leg, minute: first.arrivesAt, by: 'arrival' as const }
        : { ...leg, minute: day.leavesAt, by: 'departure' as const },
    ]
  })
}

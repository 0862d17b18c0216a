import { setImmediate as breathe } from 'node:timers/promises'
import type { TimetableFeed } from '#app/domain/planner/travel/timetable/timetable-data.ts'
import { EngineFailure } from './breaker.ts'
import type { ExactLeg, LegAnswer, Routing } from './routing.ts'
import { Survey, type SurveyReport } from './survey.ts'
import { type TimetableAnswers, timetableAnswers } from './timetable-answers.ts'
import type { TimetableStore } from './timetable-store.ts'

export interface TimetableOptions {
  store: TimetableStore
  /** What is asked where no timetable answers. */
  next: Routing
  /** Who searches: a thread of its own in the product. */
  answers?: TimetableAnswers
  tell?: (report: SurveyReport) => void
  /** Milliseconds for all legs of a round. */
  legsMs?: number
}

/** Loaded timetables before everything else in the chain: timetable, then engine and its cache, then the estimate. */
export function timetableRouting(options: TimetableOptions): Routing {
  const { store, next, tell = () => {}, legsMs = 4000 } = options
  const answers = options.answers ?? timetableAnswers(store)
  return {
    isAttached: next.isAttached,
    hasWays: async () => (await next.hasWays()) || (await feedsOf(store)).length > 0,
    matrix: (points, mode) => next.matrix(points, mode),
    legs: async (points, asked) => {
      const feeds = await feedsOf(store)
      if (feeds.length === 0) return next.legs(points, asked)
      const found = asked.map((): LegAnswer => null)
      const survey = new Survey('timetables', 'legs', legsMs, 1)
      const ridden = [...asked.keys()].filter((index) => asked[index]!.mode === 'rail' || asked[index]!.mode === 'road')
      await survey.askAll(ridden, async (index) => {
        const leg = asked[index]!
        const [from, to] = [points[leg.from], points[leg.to]]
        if (from && to) found[index] = await unlessBusy(() => answers.leg(feeds, leg, from, to))
        survey.count(isExact(found[index]!) ? 'known' : 'left', 1)
        await breathe()
      })
      survey.report(tell)
      const open = [...asked.keys()].filter((index) => !isExact(found[index]!))
      const others = await next.legs(
        points,
        open.map((index) => asked[index]!),
      )
      for (const [at, index] of open.entries()) found[index] = others[at] ?? found[index]!
      return found
    },
    lastDepartures: async (from, to, date) => {
      const feeds = await feedsOf(store)
      if (feeds.length === 0) return from.map(() => null)
      try {
        return await unlessBusy(() => answers.lastDepartures(feeds, [...from], to, date))
      } catch (error) {
        if (error instanceof EngineFailure) return from.map(() => null)
        throw error
      }
    },
  }
}

/** Whether an answer is a way, and not why there is none. */
function isExact(answer: LegAnswer): answer is ExactLeg {
  return answer !== null && 'leg' in answer
}

function feedsOf(store: TimetableStore): Promise<TimetableFeed[]> {
  return unlessBusy(() => store.feeds()).catch(() => [])
}

/** A store that has no turn for us leaves the legs to the next in the chain. */
async function unlessBusy<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && /^Database(Busy|Unavailable)Error$/.test(error.name)) {
      throw new EngineFailure('unreachable')
    }
    throw error
  }
}

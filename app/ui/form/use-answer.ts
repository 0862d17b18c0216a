import { useActionData } from '@remix-run/react'
import { useRef } from 'react'

/** What a form's page is told when the form never reached its action: too large, too often, not from our own page. */
interface TurnedAway {
  /** The HTTP status, whose words are in `errors.json`. */
  turnedAway: number
}

type Answer<Action> = ReturnType<typeof useActionData<Action>>

/** What the page's action answered last; a form that was turned away before it changes nothing of what is shown. */
export function useAnswer<Action>(): Answer<Action> {
  const now = useActionData<Action>()
  const before = useRef<Answer<Action>>(undefined)
  if (!isTurnedAway(now)) before.current = now
  return isTurnedAway(now) ? before.current : now
}

/** The status with which the page's form was turned away, or null; a new object for each time. */
export function useTurnedAway(): TurnedAway | null {
  const now = useActionData<unknown>()
  return isTurnedAway(now) ? now : null
}

function isTurnedAway(answer: unknown): answer is TurnedAway {
  return typeof answer === 'object' && answer !== null && 'turnedAway' in answer
}

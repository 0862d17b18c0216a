import { useNavigate, useNavigation, useSubmit } from '@remix-run/react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import {
  afterLine,
  PLANNING_BEGINS,
  type PlanningEnd,
  type PlanningLine,
  type PlanningState,
} from './planning-state.ts'
import { readLines } from './read-lines.ts'

/**
 * Sends a form that plans so that its progress streams in, and opens the plan at the end. Whatever does not work this
 * way (a refusal, an old browser, a lost connection) is sent as the plain form it is, to `action` where that is another page.
 */
export function useStreamedPlanning(progressUrl: string, intents: readonly string[], action?: string) {
  const [planning, setPlanning] = useState<PlanningState | null>(null)
  const isUnderWay = useRef(false)
  const submit = useSubmit()
  const navigate = useNavigate()
  useWhenArrived(() => setPlanning((state) => (state?.step === 'opening' ? null : state)))

  const send = async (form: FormData) => {
    isUnderWay.current = true
    setPlanning(PLANNING_BEGINS)
    const end = await planStreamed(progressUrl, form, (line) =>
      setPlanning((state) => afterLine(state ?? PLANNING_BEGINS, line, performance.now())),
    ).catch(() => null)
    isUnderWay.current = false
    if (end?.kind === 'planned') {
      setPlanning((state) => ({ ...(state ?? PLANNING_BEGINS), step: 'opening' }))
      navigate(end.path, { preventScrollReset: end.path === location.pathname })
    } else {
      setPlanning(null)
      submit(form, { method: 'post', action, preventScrollReset: action === undefined })
    }
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const form = filled(event)
    if (!intents.includes(String(form.get('intent')))) return
    event.preventDefault()
    if (!isUnderWay.current) void send(form)
  }
  return { planning, onSubmit }
}

/** With the button that was pressed; a browser that can't say which sends the plain form. */
function filled(event: FormEvent<HTMLFormElement>): FormData {
  try {
    return new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
  } catch {
    return new FormData()
  }
}

async function planStreamed(
  url: string,
  form: FormData,
  tell: (line: Exclude<PlanningLine, PlanningEnd>) => void,
): Promise<PlanningEnd | null> {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form as unknown as Record<string, string>),
  })
  if (!response.ok || !response.body) return null
  let end: PlanningEnd | null = null
  await readLines(response.body, (read) => {
    const line = read as PlanningLine
    if (line.kind === 'planned' || line.kind === 'refused') end = line
    else tell(line)
  })
  return end
}

/** Calls when a page has come in after one was on its way. */
function useWhenArrived(arrived: () => void) {
  const { state } = useNavigation()
  const before = useRef(state)
  useEffect(() => {
    if (before.current !== 'idle' && state === 'idle') arrived()
    before.current = state
  })
}

import { useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { anchorOfStop } from './plan-view.ts'

interface Asked {
  stopAnchor: string
  /** Which of the stop's buttons was pressed (`data-change`). */
  change: string
  /** Who takes its place if it goes. */
  neighbour: string | null
}

/**
 * After a change the focus is still where it was: on the stop wherever it went, or on its neighbour when it is gone.
 * Answers the id of the stop changed last, whose forms stay open wherever it goes.
 */
export function useKeptFocus(version: number): string | null {
  const { formData } = useNavigation()
  const [changedStopId, setChangedStopId] = useState<string | null>(null)
  const asked = useRef<Asked | null>(null)
  useEffect(() => {
    const stopId = formData?.get('stopId')
    if (typeof stopId !== 'string') return
    setChangedStopId(stopId)
    const stopAnchor = anchorOfStop(stopId)
    const pressed = document.activeElement as HTMLElement | null
    asked.current = { stopAnchor, change: pressed?.dataset.change ?? '', neighbour: neighbourOf(stopAnchor) }
  }, [formData])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what there is to react to.
  useEffect(() => {
    const was = asked.current
    asked.current = null
    if (was && document.activeElement === document.body) focusAgain(was)
  }, [version])
  return changedStopId
}

function focusAgain({ stopAnchor, change, neighbour }: Asked) {
  const stop = document.getElementById(stopAnchor)
  const details = stop?.querySelector('details')
  const button = stop?.querySelector<HTMLElement>(`[data-change="${CSS.escape(change)}"]`)
  if (details && button) details.open = true
  const other = neighbour ? document.getElementById(neighbour) : null
  const target = button ?? (stop ?? other)?.querySelector('summary')
  target?.focus()
}

function neighbourOf(stopAnchor: string): string | null {
  const row = document.getElementById(stopAnchor)?.closest('li')
  const next =
    row?.nextElementSibling?.querySelector('article') ?? row?.previousElementSibling?.querySelector('article')
  return next?.id ?? null
}

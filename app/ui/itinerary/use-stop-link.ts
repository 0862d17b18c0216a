import { useCallback, useEffect, useMemo, useState } from 'react'
import { anchorOfStop } from './plan-view.ts'
import type { StopLink } from './timeline/stop-link.ts'

/** The breakpoint `lg` of the theme, in root ems as media queries read them. */
const SIDE_BY_SIDE = '(min-width: 64rem)'

/** Ties the list to the map both ways, and keeps whether the map is open: beside the list always, on a phone when asked. */
export function useStopLink() {
  const [hovered, hover] = useState<string | null>(null)
  const [selected, select] = useState<string | null>(null)
  const [isWide, setWide] = useState<boolean | null>(null)
  const [isAsked, setAsked] = useState(false)
  useEffect(() => {
    const query = window.matchMedia(SIDE_BY_SIDE)
    const read = () => setWide(query.matches)
    read()
    query.addEventListener('change', read)
    return () => query.removeEventListener('change', read)
  }, [])
  const hasScript = isWide !== null
  const show = useCallback((stopId: string) => {
    // Chosen once more it is flown to once more.
    select(null)
    setAsked(true)
    requestAnimationFrame(() => select(stopId))
  }, [])
  const selectOnMap = useCallback((stopId: string) => {
    select(stopId)
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const row = document.getElementById(anchorOfStop(stopId))
    row?.scrollIntoView({ block: 'center', behavior: isStill ? 'auto' : 'smooth' })
  }, [])
  const link: StopLink = useMemo(
    () => ({ hovered, selected, hover, show: hasScript ? show : null }),
    [hovered, selected, hasScript, show],
  )
  return {
    link,
    selectOnMap,
    isMapOpen: isWide === true || (isWide === false && isAsked),
    /** On a phone, once there is a script: opens and closes the map. */
    toggleMap: isWide === false ? () => setAsked((asked) => !asked) : null,
  }
}

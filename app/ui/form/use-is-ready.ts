import { useEffect, useState } from 'react'

/** True once a script runs the page: what needs one is shown from then on, what stands in for it until then. */
export function useIsReady(): boolean {
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return isReady
}

import { useNavigation } from '@remix-run/react'

/** What is under way for a stop (`lock`, `move` …), or null; the row shows it before the answer is there. */
export function usePendingChange(stopId: string): string | null {
  const { formData } = useNavigation()
  if (formData?.get('stopId') !== stopId) return null
  const intent = formData.get('intent')
  return typeof intent === 'string' ? intent : null
}

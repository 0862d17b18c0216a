import { useNavigation } from '@remix-run/react'

/** What happens while a plan is made; shown once its form is on its way, told to screen readers too. */
export function PlanningStatus({ intent, text }: { intent: string; text: string }) {
  const navigation = useNavigation()
  const isPlanning = navigation.state !== 'idle' && navigation.formData?.get('intent') === intent
  return (
    <div role="status" className={isPlanning ? 'mt-3 flex items-start gap-3 rounded-md bg-info-wash p-4' : ''}>
      {isPlanning ? (
        <>
          <span
            className="mt-1.5 size-4 shrink-0 animate-spin rounded-full border-2 border-info border-t-info-wash"
            aria-hidden="true"
          />
          <p className="max-w-prose text-sm">{text}</p>
        </>
      ) : null}
    </div>
  )
}

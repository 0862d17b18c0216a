import type { ReactNode } from 'react'
import { useFormState } from '../../form/form-context.tsx'

/** A part that opens at a touch, without JavaScript too. Open from the start where something in it was filled in or is wrong. */
export function Fold({
  title,
  hint,
  fields,
  usual = {},
  isOpen = false,
  children,
}: {
  title: ReactNode
  hint: ReactNode
  fields: string[]
  /** What a field holds when nobody touched it. */
  usual?: Record<string, string>
  isOpen?: boolean
  children: ReactNode
}) {
  const { values, errors } = useFormState()
  const isFilled = (name: string) => [values[name] ?? []].flat().some((value) => value !== '' && value !== usual[name])
  const isNeeded = isOpen || fields.some((name) => errors[name] || isFilled(name))
  return (
    <details open={isNeeded || undefined} className="rounded-lg border border-line bg-surface">
      <summary className="px-4 py-3 font-medium hover:text-accent">
        {title}
        <span className="block ps-4 font-normal text-ink-soft text-sm">{hint}</span>
      </summary>
      <div className="grid gap-7 border-line border-t px-4 py-5">{children}</div>
    </details>
  )
}

import type { ReactNode } from 'react'

/** A part that opens at a touch, without JavaScript too. Once open it stays so until the visitor closes it. */
export function Fold({
  title,
  hint,
  isOpen,
  children,
  className = '',
}: {
  title: ReactNode
  hint?: ReactNode
  isOpen?: boolean
  children: ReactNode
  className?: string
}) {
  return (
    <details open={isOpen} className={`rounded-lg border border-line bg-surface ${className}`}>
      <summary className="px-4 py-3 font-medium hover:text-accent">
        {title}
        {hint ? <span className="block ps-4 font-normal text-ink-soft text-sm">{hint}</span> : null}
      </summary>
      <div className="border-line border-t px-4 py-5">{children}</div>
    </details>
  )
}

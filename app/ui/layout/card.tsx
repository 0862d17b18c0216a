import type { ReactNode } from 'react'
import { Icon, type IconName } from '../text/icon.tsx'

export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`rounded-lg border border-line bg-surface p-5 ${className}`}>{children}</div>
}

/** A titled part of a page. */
export function Section({
  title,
  children,
  id,
  actions,
}: {
  title: ReactNode
  children: ReactNode
  id?: string
  actions?: ReactNode
}) {
  return (
    <section id={id} className="mt-12 scroll-mt-24">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="font-serif text-xl">{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}

type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info' | 'accent'
const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-soft',
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
  info: 'bg-info-wash text-info',
  accent: 'bg-accent-wash text-accent',
}
const TONE_ICONS: Record<Tone, IconName> = {
  neutral: 'info',
  good: 'check',
  warn: 'warn',
  bad: 'warn',
  info: 'info',
  accent: 'info',
}

/** A short label: state, kind, sample mark. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`inline-block rounded-sm px-2 py-0.5 font-medium text-xs ${TONES[tone]}`}>{children}</span>
}

/** A message with its weight told by icon and words, not by colour alone. */
export function Notice({
  tone = 'info',
  title,
  children,
  role,
}: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  role?: 'status' | 'alert'
}) {
  return (
    <div role={role} className={`flex gap-3 rounded-md p-4 ${TONES[tone]}`}>
      <Icon name={TONE_ICONS[tone]} className="mt-0.5 size-5" />
      <div className="min-w-0 text-ink">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}

/** What a list shows when it has nothing: why, and the next useful step. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon: IconName
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="rounded-lg border border-line border-dashed px-6 py-12 text-center">
      <Icon name={icon} className="size-10 text-ink-soft" />
      <p className="mt-3 font-semibold">{title}</p>
      {children ? <div className="mx-auto mt-1 max-w-prose text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  )
}

/** Pairs of a word and its value. */
export function Facts({ rows }: { rows: [term: ReactNode, value: ReactNode][] }) {
  return (
    <dl className="grid grid-cols-1 content-start gap-x-6 gap-y-3 sm:grid-cols-[minmax(8rem,auto)_1fr]">
      {rows.map(([term, value], index) => (
        <div key={index} className="contents">
          <dt className="text-ink-soft sm:text-end">{term}</dt>
          <dd className="-mt-2 sm:mt-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

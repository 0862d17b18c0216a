import type { ReactNode } from 'react'
import { dayEdge } from './day-colours.ts'

/** One line of a day: its time at the start, the day's rail with a sign on it, then what there is to say. */
export function RailRow({
  dayIndex,
  time,
  sign,
  rail = 'solid',
  children,
}: {
  dayIndex: number
  time?: ReactNode
  sign?: ReactNode
  /** Walks are dotted as they are dashed on the map; the day's ends have half a rail. */
  rail?: 'solid' | 'dotted' | 'from_here' | 'until_here'
  children: ReactNode
}) {
  return (
    <div className="grid grid-cols-[3rem_1.75rem_minmax(0,1fr)] gap-x-2 sm:grid-cols-[3.25rem_1.75rem_minmax(0,1fr)] sm:gap-x-3">
      <div className="text-end">{time}</div>
      <div className="relative">
        <span
          aria-hidden="true"
          className={`absolute start-[calc(50%-2px)] border-s-4 ${dayEdge(dayIndex)} ${RAILS[rail]}`}
        />
        <div className="relative grid justify-center">{sign}</div>
      </div>
      <div className="min-w-0">{children}</div>
    </div>
  )
}

const RAILS = {
  solid: 'inset-y-0',
  dotted: 'inset-y-0 border-dotted',
  from_here: 'top-3 bottom-0',
  until_here: 'top-0 bottom-[calc(100%-0.75rem)]',
} as const

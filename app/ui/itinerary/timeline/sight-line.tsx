import type { Stop } from '#app/domain/planner/itinerary.ts'
import { SightSketch } from '../../catalog/sight-sketch.tsx'
import { useSightWords } from '../../catalog/use-sight-words.ts'
import { Icon } from '../../text/icon.tsx'
import { DataText } from '../../text/name.tsx'

/** Where to look from a stop that is a viewpoint, with a small compass card; printed like the rest of the stop. */
export function SightLine({ stop: { sight, point, isLeftOut } }: { stop: Stop }) {
  const words = useSightWords()
  const told = sight && !isLeftOut ? words.look(sight) : null
  if (!sight || told === null) return null
  return (
    <div className="mt-1 flex items-center gap-3 text-sm leading-snug">
      <p className="min-w-0 flex-1">
        <Icon name="eye" className="me-1 inline size-4 align-text-bottom" />
        {told} <DataText {...sight.note} />
      </p>
      <SightSketch from={point} sight={sight} className="size-14 shrink-0" />
    </div>
  )
}

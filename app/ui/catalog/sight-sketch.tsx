import { areaRing, type Look } from '#app/domain/catalog/viewpoint.ts'
import { bearingDegrees, distanceMeters, type Point } from '#app/domain/values/geo.ts'
import { useSightWords } from './use-sight-words.ts'

/** The card is 200 units wide with its middle at 0; north is up in every language. */
const RIM = 82
const STAND = 22
const SIGHT_END = 70

type Shown = Pick<Look, 'bearingDegrees' | 'wind' | 'area' | 'subjectPoint'>

/**
 * A compass card with the line of sight and where one may stand, for paper and pages without a map: it needs no script.
 * Without a direction that the points can tell there is nothing to draw.
 */
export function SightSketch({ from, sight, className = '' }: { from: Point; sight: Shown; className?: string }) {
  const { compass, sketch } = useSightWords()
  if (sight.bearingDegrees === null || sight.wind === null) return null
  const end = turned(sight.bearingDegrees, SIGHT_END)
  return (
    <svg viewBox="-100 -100 200 200" role="img" aria-label={sketch(sight.wind)} className={className}>
      <circle r={RIM} className="fill-surface stroke-line-strong" strokeWidth={1.5} />
      {Array.from({ length: 16 }, (_, index) => (
        <Tick key={index} bearing={index * 22.5} length={index % 4 === 0 ? 8 : 4} />
      ))}
      {(['n', 'e', 's', 'w'] as const).map((wind, index) => {
        const at = turned(index * 90, RIM + 10)
        return (
          <text
            key={wind}
            x={at.x}
            y={at.y + 5}
            textAnchor="middle"
            fontSize={14}
            className={wind === 'n' ? 'fill-ink font-semibold' : 'fill-ink-soft'}
          >
            {compass(wind)}
          </text>
        )
      })}
      <StandShape from={from} area={sight.area} />
      <line x1={0} y1={0} x2={end.x} y2={end.y} className="stroke-accent" strokeWidth={3} strokeDasharray="7 4" />
      <circle r={5} className="fill-accent stroke-surface" strokeWidth={2} />
      <polygon
        points="0,-11 8,7 0,2.5 -8,7"
        transform={`translate(${end.x} ${end.y}) rotate(${sight.bearingDegrees})`}
        className="fill-accent"
      />
    </svg>
  )
}

/** Where one may stand, drawn to fill the middle: its form and side count, not its size. */
function StandShape({ from, area }: { from: Point; area: Look['area'] }) {
  const paint = { className: 'fill-accent-wash stroke-accent', strokeWidth: 1.5 }
  if (!area) return null
  if (area.kind === 'circle') return <circle r={STAND} {...paint} />
  const corners = areaRing(from, area)!.map(([lng, lat]) => ({ lat, lng }))
  const reach = Math.max(1, ...corners.map((corner) => distanceMeters(from, corner)))
  const points = corners.map((corner) => {
    const { x, y } = turned(bearingDegrees(from, corner), (distanceMeters(from, corner) / reach) * STAND)
    return `${x},${y}`
  })
  return <polygon points={points.join(' ')} {...paint} />
}

function Tick({ bearing, length }: { bearing: number; length: number }) {
  const [outer, inner] = [turned(bearing, RIM), turned(bearing, RIM - length)]
  return <line x1={outer.x} y1={outer.y} x2={inner.x} y2={inner.y} className="stroke-line-strong" strokeWidth={1.5} />
}

/** So many units from the middle in a direction; rounded, so that server and browser write the same. */
function turned(bearing: number, units: number): { x: number; y: number } {
  const radians = (bearing * Math.PI) / 180
  const round = (value: number) => Math.round(value * 10) / 10 || 0
  return { x: round(Math.sin(radians) * units), y: round(-Math.cos(radians) * units) }
}

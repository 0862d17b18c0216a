import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AreaWithCounts } from '#app/domain/catalog/area.ts'
import { type ShownText, shownName } from '#app/domain/values/locale.ts'
import { useLanguage, useUrls } from '../layout/use-page.ts'
import { onSheet, SHEET } from './japan-map.ts'
import { placeLabels } from './map-labels.ts'

/**
 * Where the areas are: a sheet of Japan's middle whose names lead to them. The ground is one small file that the browser
 * keeps; names are told twice, with words where there is room and with the numbers of the list below where there is not.
 */
export function AreaMap({ areas }: { areas: AreaWithCounts[] }) {
  const { t } = useTranslation('home')
  const onMap = areas.filter(({ point }) => isOnSheet(onSheet(point)))
  return (
    <nav aria-label={t('map')}>
      <Sheet width={640} className="hidden sm:block">
        <NamedAreas areas={onMap} width={640} />
      </Sheet>
      <Sheet width={400} className="sm:hidden">
        <NumberedAreas areas={areas} width={400} />
      </Sheet>
    </nav>
  )
}

function Sheet({ width, className, children }: { width: number; className: string; children: ReactNode }) {
  const scale = width / SHEET.width
  return (
    <svg
      // Not a picture: what it holds are the links.
      role="presentation"
      viewBox={`0 0 ${width} ${SHEET.height * scale}`}
      className={`h-auto w-full rounded-lg border border-line bg-info-wash [direction:ltr] ${className}`}
    >
      <g transform={`scale(${scale})`}>
        <use href="/japan.svg#land" className="fill-surface stroke-line-strong" strokeWidth={1.5} />
        <use href="/japan.svg#borders" className="fill-none stroke-line" strokeWidth={1.5} />
      </g>
      {children}
    </svg>
  )
}

const LINE_HEIGHT = 17
const LETTER = 14.5

function NamedAreas({ areas, width }: { areas: AreaWithCounts[]; width: number }) {
  const urls = useUrls()
  const language = useLanguage()
  const names = areas.map((area) => shownName(area.names, language))
  const lines = names.map(linesOf)
  const points = areas.map(({ point }, index) => ({
    ...scaled(point, width),
    width: Math.max(...lines[index]!.map(widthOf)),
    height: lines[index]!.length * LINE_HEIGHT + 2,
  }))
  const labels = placeLabels(points, { width, height: (SHEET.height * width) / SHEET.width })
  return areas.map((area, index) => {
    const [point, label] = [points[index]!, labels[index]!]
    const middle = label.left + point.width / 2
    return (
      <Link key={area.id} to={urls.area(area)} className="group no-underline" lang={names[index]!.lang}>
        <Leader point={point} label={label} />
        <circle cx={point.x} cy={point.y} r={4.5} className="fill-accent stroke-surface" strokeWidth={1.5} />
        <rect {...corner(label)} width={point.width} height={point.height} fill="transparent" />
        <text
          textAnchor="middle"
          fontSize={13.5}
          className="fill-ink stroke-surface font-medium [paint-order:stroke] group-hover:fill-accent"
          strokeWidth={3.5}
          strokeLinejoin="round"
        >
          {lines[index]!.map((line, at) => (
            <tspan key={line} x={middle} y={label.top + 13.5 + at * LINE_HEIGHT}>
              {/* The space between two lines: read out, the name is one. */}
              {at > 0 ? ` ${line}` : line}
            </tspan>
          ))}
        </text>
      </Link>
    )
  })
}

const DISC = 28

function NumberedAreas({ areas, width }: { areas: AreaWithCounts[]; width: number }) {
  const urls = useUrls()
  const language = useLanguage()
  const onMap = areas.flatMap((area, index) => (isOnSheet(onSheet(area.point)) ? [{ area, number: index + 1 }] : []))
  const points = onMap.map(({ area }) => ({ ...scaled(area.point, width), width: DISC, height: DISC }))
  const labels = placeLabels(points, { width, height: (SHEET.height * width) / SHEET.width })
  return onMap.map(({ area, number }, index) => {
    const [point, label] = [points[index]!, labels[index]!]
    const { text, lang } = shownName(area.names, language)
    const [x, y] = [label.left + DISC / 2, label.top + DISC / 2]
    return (
      <Link key={area.id} to={urls.area(area)} className="no-underline" aria-label={`${number} ${text}`} lang={lang}>
        <Leader point={point} label={label} />
        <circle cx={point.x} cy={point.y} r={3.5} className="fill-accent" />
        <circle cx={x} cy={y} r={DISC / 2} className="fill-surface stroke-accent" strokeWidth={1.5} />
        <text x={x} y={y + 5} textAnchor="middle" fontSize={14} className="fill-ink font-medium">
          {number}
        </text>
      </Link>
    )
  })
}

function Leader({ point, label }: { point: { x: number; y: number }; label: { lineX: number; lineY: number } }) {
  return <line x1={point.x} y1={point.y} x2={label.lineX} y2={label.lineY} className="stroke-accent" strokeWidth={1} />
}

function corner({ left, top }: { left: number; top: number }) {
  return { x: left, y: top }
}

function scaled(point: { lat: number; lng: number }, width: number): { x: number; y: number } {
  const { x, y } = onSheet(point)
  return { x: (x * width) / SHEET.width, y: (y * width) / SHEET.width }
}

function isOnSheet({ x, y }: { x: number; y: number }): boolean {
  return x > 0 && y > 0 && x < SHEET.width && y < SHEET.height
}

/** A map's name is short: what stands in brackets is left to the list, and a long name takes two lines. */
function linesOf({ text }: ShownText): string[] {
  const short = text.replace(/\s*[((].*$/, '')
  if (short.length <= 13) return [short]
  const spaces = [...short.matchAll(/ /g)].map(({ index }) => index)
  const middle = short.length / 2
  const cut = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  return cut === undefined ? [short] : [short.slice(0, cut), short.slice(cut + 1)]
}

/** About as wide as it will be drawn: letters of Japanese are square. */
function widthOf(line: string): number {
  return [...line].reduce((sum, letter) => sum + (letter > '\u2e80' ? LETTER : LETTER * 0.53), 6)
}

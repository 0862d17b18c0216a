import type { Itinerary, ItineraryDay, Stop } from '#app/domain/planner/itinerary.ts'
import { clockOf } from '#app/domain/values/time.ts'
import { dayLabel, type ExportInput, nameOf, notesOf, oneLine, titleOf } from './export-input.ts'

/** The plan to read without any program: a line a stop and a line a leg. */
export function writeTxt(input: ExportInput): string {
  const { plan, url } = input
  const lines = [oneLine(titleOf(input)), url, input.translate('export.clock_note'), '']
  for (const day of plan.days) lines.push(...dayLines(day, input), '')
  lines.push(...dropLines(plan, input))
  return `${lines.join('\n').trimEnd()}\n`
}

function dayLines(day: ItineraryDay, input: ExportInput): string[] {
  const { language, translate } = input
  const label = dayLabel(day.date, language)
  const start = translate('export.leave', { time: clockOf(day.leavesAt), place: endName(day.from) })
  const rows = day.stops.flatMap((stop, index) => [legLine(index), ...stopLines(stop, input)])
  return [label, '='.repeat(width(label)), start, ...rows, legLine(day.stops.length), arrival()]

  function legLine(index: number): string {
    const leg = day.legs[index]!
    return `      ${translate(`export.leg.${leg.mode}`, { minutes: leg.minutes, meters: leg.meters })}`
  }

  function arrival(): string {
    const leftAt = day.stops.at(-1)?.leavesAt ?? day.leavesAt
    const time = clockOf(leftAt + day.legs.at(-1)!.minutes)
    return translate('export.arrive', { time, place: endName(day.to) })
  }

  function endName(end: ItineraryDay['from']): string {
    return nameOf(end.names, language)
  }
}

function stopLines(stop: Stop, input: ExportInput): string[] {
  const notes = notesOf(stop, input).map((note) => `             ${oneLine(note)}`)
  return [`${clockOf(stop.startsAt)}–${clockOf(stop.leavesAt)}  ${nameOf(stop.names, input.language)}`, ...notes]
}

function dropLines({ drops }: Itinerary, { language, translate }: ExportInput): string[] {
  if (drops.length === 0) return []
  const lines = drops.map(
    (drop) => `- ${nameOf(drop.names, language)}: ${translate(`export.drop.${drop.reason.kind}`)}`,
  )
  return [translate('export.left_out'), ...lines]
}

/** Columns of a text in a fixed-width font, where Japanese letters take two. */
function width(text: string): number {
  return [...text].reduce((columns, letter) => columns + (/[\u1100-\u115f\u2e80-\uffdc]/.test(letter) ? 2 : 1), 0)
}

/** One colour a day, written out so that the stylesheet has them; the eighth day begins again. */
const MARKS = ['bg-day-1', 'bg-day-2', 'bg-day-3', 'bg-day-4', 'bg-day-5', 'bg-day-6', 'bg-day-7'] as const
const EDGES = [
  'border-day-1',
  'border-day-2',
  'border-day-3',
  'border-day-4',
  'border-day-5',
  'border-day-6',
  'border-day-7',
] as const

export function dayMark(dayIndex: number): string {
  return MARKS[dayIndex % MARKS.length]!
}

export function dayEdge(dayIndex: number): string {
  return EDGES[dayIndex % EDGES.length]!
}

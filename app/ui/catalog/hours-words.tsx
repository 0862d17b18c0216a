import { useHoursWords } from './use-hours-words.ts'

/** A place's opening hours in words, a line a rule; nothing where they can't be put so. */
export function HoursWords({ notation, leastLines = 1 }: { notation: string; leastLines?: number }) {
  const lines = useHoursWords()(notation)
  if (lines.length < leastLines) return null
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

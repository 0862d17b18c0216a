import { useSay } from '#app/i18n/say.ts'
import { Notice } from '../layout/card.tsx'
import { useLanguage } from '../layout/use-page.ts'
import { formatInstant, formatYen } from '../text/figures.tsx'

/** Why a verb said no, in the visitor's words, at the place where they clicked. */
export function RefusalNotice({ refusal }: { refusal: { kind: string } | undefined | null }) {
  const say = useSay('booking')
  const language = useLanguage()
  if (!refusal) return null
  const numbers = Object.entries(refusal).map(([name, value]) => {
    if (typeof value !== 'number') return [name, value]
    if (name.endsWith('Yen')) return [name, formatYen(value, language)]
    if (name === 'seatsLeft') return ['count', value]
    return [name, name === 'bookableUntil' ? formatInstant(value, language, 'Asia/Tokyo') : value]
  })
  return (
    <div className="mb-6">
      <Notice tone="bad" role="alert">
        <p>{say([`refusal.${refusal.kind}`, 'refusal.unknown'], Object.fromEntries(numbers))}</p>
      </Notice>
    </div>
  )
}

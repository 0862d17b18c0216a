import { useTranslation } from 'react-i18next'
import type { Names } from '#app/domain/values/locale.ts'
import { useLanguage, useUrls } from '../layout/use-page.ts'
import { formatLocalDateTime } from '../text/figures.tsx'
import { LinkList } from './link-list.tsx'

export interface TourLine {
  id: string
  names: Names
  isSample: boolean
  /** The next departure with seats, on Japan's wall clock; `null` when none is in reach, undefined when not asked. */
  nextStart?: string | null
}

export function TourLines({ tours }: { tours: TourLine[] }) {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const language = useLanguage()
  const note = (nextStart: string | null | undefined) => {
    if (nextStart === undefined) return undefined
    return nextStart ? t('tours.next', { when: formatLocalDateTime(nextStart, language) }) : t('tours.no_next')
  }
  return (
    <LinkList
      wide
      items={tours.map(({ id, names, isSample, nextStart }) => ({
        to: urls.tour(id),
        names,
        isSample,
        note: note(nextStart),
      }))}
    />
  )
}

import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../form/button.tsx'

/** The way through a long list: its filters stay in the address. */
export function Pages({
  page,
  pages,
  query,
}: {
  page: number
  pages: number
  query: Record<string, string | undefined>
}) {
  const { t } = useTranslation()
  if (pages <= 1) return null
  const at = (to: number) => {
    const kept = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
    return `?${new URLSearchParams([...kept, ...(to > 1 ? [['page', String(to)]] : [])])}`
  }
  return (
    <nav aria-label={t('pages.label')} className="mt-6 flex flex-wrap items-center gap-4">
      {page > 1 ? (
        <ButtonLink look="secondary" to={at(page - 1)} rel="prev">
          {t('pages.previous')}
        </ButtonLink>
      ) : null}
      <span className="tabular text-ink-soft">{t('pages.of', { page, pages })}</span>
      {page < pages ? (
        <ButtonLink look="secondary" to={at(page + 1)} rel="next">
          {t('pages.next')}
        </ButtonLink>
      ) : null}
    </nav>
  )
}

import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ThemeSwitch } from './theme-switch.tsx'
import { useRootData, useUrls } from './use-page.ts'

export function Footer() {
  const { t } = useTranslation()
  const urls = useUrls()
  const paymentsMode = useRootData()?.paymentsMode ?? 'live'
  const links = [
    [urls.bookings, t('footer.bookings')],
    [urls.search(), t('nav.search')],
    [urls.credits, t('footer.credits')],
    [urls.openData, t('footer.open_data')],
    [urls.optOut(), t('footer.opt_out')],
    [urls.terms, t('footer.terms')],
    [urls.privacy, t('footer.privacy')],
    [urls.disclosure, t('footer.disclosure')],
    [urls.account, t('nav.account')],
  ] as const
  return (
    <footer className="no-print mt-20 border-line border-t bg-sunken">
      <div className="mx-auto flex max-w-[88rem] flex-col gap-6 px-4 py-10 text-sm sm:px-6">
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          {links.map(([to, label]) => (
            <li key={to}>
              <Link to={to} className="inline-block py-1 text-ink-soft">
                {label}
              </Link>
            </li>
          ))}
        </ul>
        <ThemeSwitch />
        <p className="max-w-prose text-ink-soft">{t('footer.honesty')}</p>
        {paymentsMode === 'live' ? null : (
          <p className="max-w-prose font-medium">{t(`footer.payments_${paymentsMode}`)}</p>
        )}
      </div>
    </footer>
  )
}

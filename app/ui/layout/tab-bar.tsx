import { NavLink } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '../text/icon.tsx'
import { useUrls } from './use-page.ts'

/** On a phone the main doors are at the thumb. On wider screens the header has them. */
export function TabBar() {
  const { t } = useTranslation()
  const urls = useUrls()
  const tabs: [string, string, IconName][] = [
    [urls.plan, t('nav.plan'), 'route'],
    [urls.areas, t('nav.areas'), 'map'],
    [urls.works, t('nav.works'), 'scene'],
    [urls.food, t('nav.food'), 'meal'],
    [urls.tours, t('nav.tours'), 'tour'],
  ]
  return (
    <nav
      aria-label={t('nav.main')}
      className="no-print sticky bottom-0 z-30 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid grid-cols-5">
        {tabs.map(([to, label, icon]) => (
          <li key={to}>
            <NavLink
              to={to}
              className={({ isActive }) =>
                `flex min-h-14 flex-col items-center justify-center gap-0.5 px-1 py-1.5 text-center text-xs leading-tight no-underline ${isActive ? 'font-semibold text-accent' : 'text-ink-soft'}`
              }
            >
              <Icon name={icon} className="size-6" />
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

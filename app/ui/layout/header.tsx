import { Form, Link, NavLink, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '#app/domain/values/locale.ts'
import { LANGUAGE_NAMES } from '#app/i18n/languages.ts'
import { Icon } from '../text/icon.tsx'
import { useLanguage, useUrls } from './use-page.ts'

export function Header() {
  const { t } = useTranslation()
  const urls = useUrls()
  const links = [
    [urls.plan, t('nav.plan')],
    [urls.areas, t('nav.areas')],
    [urls.works, t('nav.works')],
    [urls.food, t('nav.food')],
    [urls.tours, t('nav.tours')],
  ] as const
  return (
    <header className="no-print border-line border-b bg-paper">
      <div className="mx-auto flex max-w-[88rem] items-center gap-x-6 px-4 py-2 sm:px-6">
        <Link
          to={urls.home}
          className="flex items-center gap-2 py-2 text-ink no-underline"
          aria-label={t('brand_home')}
        >
          <Mark />
          <span className="whitespace-nowrap font-serif text-lg">Meguri</span>
        </Link>
        <nav aria-label={t('nav.main')} className="hidden md:block">
          <ul className="flex gap-x-1">
            {links.map(([to, label]) => (
              <li key={to}>
                <NavLink
                  to={to}
                  className={({ isActive }) =>
                    `block rounded-sm px-3 py-2 text-sm no-underline hover:bg-sunken ${isActive ? 'font-semibold text-ink underline decoration-2 decoration-accent underline-offset-8' : 'text-ink-soft'}`
                  }
                >
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ms-auto flex items-center gap-1">
          <Form action={urls.search()} role="search" className="hidden lg:block">
            <label className="relative block">
              <span className="sr-only">{t('nav.search')}</span>
              <input
                type="search"
                name="q"
                placeholder={t('nav.search_hint')}
                maxLength={600}
                className="w-64 rounded-md border border-line-strong bg-surface py-1.5 ps-9 pe-3 text-sm"
              />
              <Icon name="search" className="pointer-events-none absolute start-2.5 top-2 size-5 text-ink-soft" />
            </label>
          </Form>
          <Link
            to={urls.search()}
            className="flex items-center rounded-sm px-2 py-2 text-ink-soft no-underline hover:bg-sunken lg:hidden"
          >
            <Icon name="search" className="size-5" />
            <span className="sr-only">{t('nav.search')}</span>
          </Link>
          <LanguageSwitch />
          <Link
            to={urls.account}
            className="flex items-center gap-1.5 rounded-sm px-2 py-2 text-ink-soft text-sm no-underline hover:bg-sunken"
          >
            <Icon name="person" className="size-5" />
            <span className="sr-only sm:not-sr-only">{t('nav.account')}</span>
          </Link>
        </div>
      </div>
    </header>
  )
}

/** The same page in the other language, as plain links: they work without JavaScript and can be shared. */
function LanguageSwitch() {
  const { t } = useTranslation()
  const current = useLanguage()
  const { pathname, search } = useLocation()
  const rest = pathname.slice(current.length + 1)
  return (
    <nav aria-label={t('nav.language')}>
      <ul className="flex gap-x-1 whitespace-nowrap">
        {LANGUAGES.filter((language) => language !== current).map((language) => (
          <li key={language}>
            <a
              href={`/${language}${rest}${search}`}
              hrefLang={language}
              lang={language}
              className="flex items-center gap-1.5 rounded-sm px-2 py-2 text-ink-soft text-sm no-underline hover:bg-sunken"
            >
              <Icon name="globe" className="size-5" />
              {LANGUAGE_NAMES[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** 巡り: a path that goes round and comes back, with its three stops. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-8" aria-hidden="true">
      <path
        d="M16 4a12 12 0 1 1-8.5 3.5"
        fill="none"
        stroke="var(--color-accent)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="16" cy="4" r="3" fill="var(--color-accent)" />
      <circle cx="27.5" cy="19" r="3" fill="var(--color-ink)" />
      <circle cx="9" cy="25.5" r="3" fill="var(--color-ink)" />
    </svg>
  )
}

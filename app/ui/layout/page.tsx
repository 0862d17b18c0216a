import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TurnedAwayNotice } from '../form/turned-away-notice.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { ProgressLine } from './progress-line.tsx'
import { TabBar } from './tab-bar.tsx'

/** The frame of every page: skip link, header, main, footer, and on a phone a bar within thumb's reach. */
export function Page({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50 focus:rounded-sm focus:bg-surface focus:px-4 focus:py-2"
      >
        {t('skip_to_content')}
      </a>
      <ProgressLine />
      <Header />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <Footer />
      <TabBar />
    </>
  )
}

/** The usual measure of a page's content. `wide` is for maps and tables. */
export function Container({
  children,
  wide,
  className = '',
}: {
  children: ReactNode
  wide?: boolean
  className?: string
}) {
  return (
    <div className={`mx-auto w-full px-4 sm:px-6 ${wide ? 'max-w-[88rem]' : 'max-w-5xl'} ${className}`}>{children}</div>
  )
}

/** Title of a page with what it is about, and room for what can be done. */
export function PageHeading({
  title,
  lead,
  actions,
  lang,
}: {
  title: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  lang?: string
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 pt-8 pb-6 sm:pt-12">
      <div className="max-w-[44rem]">
        <h1 className="font-serif text-2xl" lang={lang}>
          {title}
        </h1>
        {lead ? <p className="mt-2 text-ink-soft">{lead}</p> : null}
      </div>
      {actions ? <div className="no-print flex flex-wrap gap-3">{actions}</div> : null}
      <TurnedAwayNotice />
    </header>
  )
}

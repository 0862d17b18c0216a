import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { isRightToLeft } from './domain/values/locale.ts'
import { DEFAULT_LANGUAGE, languageOfPath } from './i18n/languages.ts'
import { AlternateLinks } from './ui/layout/alternate-links.tsx'
import { ErrorPage } from './ui/layout/error-page.tsx'
import { useNonce } from './ui/layout/nonce.tsx'
import { Page } from './ui/layout/page.tsx'
import './ui/theme/theme.css'

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  return {
    origin: context.publicOrigin,
    /** Unless it is `live` no real money moves: every page that takes money says so. */
    paymentsMode: context.payments.mode,
    /** Another host's map style, when one is set. */
    mapStyleUrl: context.mapStyleUrl ?? null,
    theme: themeOf(request),
  }
}

export type RootData = Awaited<ReturnType<typeof loader>>

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const data = useRouteLoaderData<typeof loader>('root')
  const language = languageOfPath(useLocation().pathname) ?? DEFAULT_LANGUAGE
  return (
    <html lang={language} dir={isRightToLeft(language) ? 'rtl' : 'ltr'} data-theme={data?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#fbf9f4" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#14172a" media="(prefers-color-scheme: dark)" />
        <Meta />
        <AlternateLinks origin={data?.origin} />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return (
    <Page>
      <ErrorPage />
    </Page>
  )
}

/** The visitor's own choice, kept in a cookie that holds nothing else; without one the system decides. */
function themeOf(request: Request): 'light' | 'dark' | undefined {
  const match = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(request.headers.get('cookie') ?? '')
  return match?.[1] as 'light' | 'dark' | undefined
}

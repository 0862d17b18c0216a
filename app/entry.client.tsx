import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { loadI18n } from './i18n/i18n.client.ts'
import { DEFAULT_LANGUAGE, languageOfPath } from './i18n/languages.ts'

const i18n = await loadI18n(languageOfPath(window.location.pathname) ?? DEFAULT_LANGUAGE)

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  )
})

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsReady } from '../form/use-is-ready.ts'
import { useRootData } from './use-page.ts'

type Theme = 'system' | 'light' | 'dark'
const YEAR_SECONDS = 31_536_000

/** Light, dark, or as the system has it. Without JavaScript the system decides, so the switch isn't shown. */
export function ThemeSwitch() {
  const { t } = useTranslation()
  const [theme, setTheme] = useState<Theme>(useRootData()?.theme ?? 'system')
  if (!useIsReady()) return null

  function choose(next: Theme) {
    setTheme(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it before the first paint; CookieStore is not everywhere.
    document.cookie = `theme=${next === 'system' ? '' : next}; path=/; max-age=${next === 'system' ? 0 : YEAR_SECONDS}; samesite=lax`
  }

  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <legend className="float-start me-4 text-ink-soft">{t('theme.label')}</legend>
      {(['system', 'light', 'dark'] as const).map((option) => (
        <label key={option} className="flex items-center gap-1.5 py-1">
          <input type="radio" name="theme" checked={theme === option} onChange={() => choose(option)} />
          {t(`theme.${option}`)}
        </label>
      ))}
    </fieldset>
  )
}

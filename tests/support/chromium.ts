import { type BrowserContext, chromium } from 'playwright-core'
import { findChromium } from '#scripts/lib/chromium.mjs'

export interface BrowserOptions {
  width?: number
  height?: number
  /** What the browser says it reads: `ja`, `en-GB`. */
  locale?: string
  hasJavaScript?: boolean
  colorScheme?: 'light' | 'dark'
  timezoneId?: string
}

/** A real Chromium with a profile of its own; `close` on the context ends it. */
export async function openBrowser(options: BrowserOptions = {}): Promise<BrowserContext> {
  const executablePath = await findChromium()
  if (!executablePath) throw new Error('No Chromium: install the package `chromium` or set CHROMIUM_PATH')
  // An empty path is a fresh profile that Playwright removes again.
  const context = await chromium.launchPersistentContext('', {
    executablePath,
    headless: true,
    args: FLAGS,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    locale: options.locale ?? 'en-GB',
    javaScriptEnabled: options.hasJavaScript ?? true,
    colorScheme: options.colorScheme ?? 'light',
    timezoneId: options.timezoneId ?? 'Asia/Tokyo',
  })
  context.setDefaultTimeout(15_000)
  return context
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
]

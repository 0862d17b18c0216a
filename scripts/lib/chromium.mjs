import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Where a Chromium lies: $CHROMIUM_PATH, Playwright's own, the usual places of a system. */
export async function findChromium() {
  const { chromium } = await import('playwright-core')
  const candidates = [process.env.CHROMIUM_PATH, playwrightsOwn(chromium), ...SYSTEM_PATHS]
  return candidates.find((path) => path && existsSync(path))
}

/** As the last resort, Debian's package: only where we are root on a Debian. */
export function installChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['chromium', 'fonts-noto-cjk', 'fonts-noto-core']
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: 'ignore',
      env: environment,
    })
    return true
  } catch {
    return false
  }
}

function playwrightsOwn(chromium) {
  try {
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

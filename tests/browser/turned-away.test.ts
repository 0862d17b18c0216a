import { expect, test } from 'vitest'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { startBuiltServer } from '#tests/support/built-server.ts'
import { openBrowser } from '#tests/support/chromium.ts'

test('a form that is turned away before its page stays as it was typed, and says why', async () => {
  const server = await startBuiltServer()
  const browser = await openBrowser({ width: 390, height: 860 })
  try {
    const page = await browser.newPage()
    await page.goto(`${server.origin}/en/plan`)
    await page.locator('[name=areaIds][value=uji-kyoto]').check()
    await page.locator('[name=adults]').fill('3')
    await page.evaluate(() => {
      const large = Object.assign(document.createElement('input'), {
        type: 'hidden',
        name: 'x',
        value: 'x'.repeat(3e5),
      })
      document.querySelector('main form')!.append(large)
    })
    await page.locator('[name=intent][value=plan]:visible').click()
    const title = sayWith(translateFor('en'))('errors:page.413.title')
    await page.locator('[role=alert]', { hasText: title }).waitFor()
    expect(await page.locator('[name=areaIds][value=uji-kyoto]').isChecked()).toBe(true)
    expect(await page.locator('[name=adults]').inputValue()).toBe('3')
  } finally {
    await browser.close()
    await server.stop()
  }
})

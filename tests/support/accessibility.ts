import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe finds serious or worse on a page, as `rule: first element`. The window is as high as the page meanwhile:
 * what lies under a bar that stays at the window's edge could otherwise be taken for too small a target.
 */
export async function seriousViolations(page: Page): Promise<string[]> {
  const size = page.viewportSize()!
  await showWhole(page, size.width)
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'target-size': { enabled: true } },
    })
    return violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes[0]?.html ?? '' }))
  })
  await page.setViewportSize(size)
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, where }) => `${id}: ${where.slice(0, 160)}`)
}

const MOST_ROUNDS = 5

/**
 * Makes the window as high as the page. An address changes before its page is drawn, and a page grows when its script
 * begins (a countdown appears), so its height is asked for until it holds still.
 */
async function showWhole(page: Page, width: number): Promise<void> {
  let shown = 0
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const height = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.documentElement.scrollHeight)))
        }),
    )
    if (height === shown) return
    shown = Math.min(height, 16_000)
    await page.setViewportSize({ width, height: shown })
  }
}

import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe finds serious or worse on a page, as `rule: first element`. The window is as high as the page meanwhile:
 * what lies under a bar that stays at the window's edge could otherwise be taken for too small a target.
 */
export async function seriousViolations(page: Page): Promise<string[]> {
  const size = page.viewportSize()!
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: size.width, height: Math.min(height, 16_000) })
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // It takes what scrolls under the bar at the window's edge for a target that is too small.
      rules: { 'target-size': { enabled: false } },
    })
    return violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes[0]?.html ?? '' }))
  })
  await page.setViewportSize(size)
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, where }) => `${id}: ${where.slice(0, 160)}`)
}

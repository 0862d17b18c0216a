import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe finds serious or worse on a page, as `rule: first element`. The window is as high as the page meanwhile: what
 * lies under a bar that stays at the window's edge could otherwise be taken for too small a target. A page that changed
 * while it was looked at (an address changes before its page is drawn) is looked at again.
 */
export async function seriousViolations(page: Page): Promise<string[]> {
  const size = page.viewportSize()!
  let found: Found[] = []
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const shown = await showWhole(page, size.width)
    found = await violationsOf(page)
    if ((await heightOf(page)) === shown) break
  }
  await page.setViewportSize(size)
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, where }) => `${id}: ${where.slice(0, 160)}`)
}

interface Found {
  id: string
  impact: string | null | undefined
  where: string
}

async function violationsOf(page: Page): Promise<Found[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'target-size': { enabled: true } },
    })
    return violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes[0]?.html ?? '' }))
  })
}

const MOST_ROUNDS = 5
const HIGHEST = 16_000

/** Makes the window as high as the page, whose height it answers; a page grows when its script begins (a countdown appears). */
async function showWhole(page: Page, width: number): Promise<number> {
  let shown = 0
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const height = await heightOf(page)
    if (height === shown) break
    shown = height
    await page.setViewportSize({ width, height: shown })
  }
  return shown
}

/** Pixels, two frames on. */
function heightOf(page: Page): Promise<number> {
  return page.evaluate(
    (highest) =>
      new Promise<number>((resolve) => {
        const tell = () => resolve(Math.min(document.documentElement.scrollHeight, highest))
        requestAnimationFrame(() => requestAnimationFrame(tell))
      }),
    HIGHEST,
  )
}

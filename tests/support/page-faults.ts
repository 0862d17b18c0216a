import type { Page } from 'playwright-core'

/** What is wrong with a page's text and boxes whatever its language: English outside the texts, sideways scrolling, controls that overlap. */
export async function pageFaults(page: Page, { isPseudo }: { isPseudo: boolean }): Promise<string[]> {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return [
    ...(sideways > 0 ? [`scrolls sideways by ${sideways} px: ${await widest(page)}`] : []),
    ...(await page.evaluate(overlappingControls)),
    ...(isPseudo ? await page.evaluate(plainEnglish) : []),
  ]
}

/**
 * Words that came from no text of ours. Text of the data says its language itself; what `Intl` writes is in `time` or is
 * a month, a weekday or a unit; a text of ours stands in brackets.
 */
function plainEnglish(): string[] {
  const intl =
    /\b(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?\b|\b(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b|\b(min|mins|hr|hrs|km|m|JST|GMT|UTC|kg|g|and)\b|\b(Japanese|English|French|German|Spanish|Korean|(Traditional |Simplified )?Chinese)\b/g
  const own = /^(Meguri|ics|gpx|kml|geojson|txt|MGR-.*|[\w.+-]+@[\w.-]+|https?:.*)$/
  const isForeign = (text: string) => {
    let rest = text
    while (/\[[^[\]]*\]/.test(rest)) rest = rest.replace(/\[[^[\]]*\]/g, ' ')
    const plain = rest.replace(intl, ' ').trim()
    return /[A-Za-z]{2}/.test(plain) && !own.test(plain)
  }
  const hasOwnLanguage = (element: Element) => element.closest('[lang]') !== document.documentElement
  const found: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!
    if (parent.closest('script,style,noscript,svg title,time,.maplibregl-map') || hasOwnLanguage(parent)) continue
    // A sentence of ours may be cut by an element inside it.
    const whole = parent.textContent ?? ''
    const text = node.textContent ?? ''
    if (isForeign(text) && isForeign(whole))
      found.push(`plain English: “${text.trim().slice(0, 80)}” in <${parent.tagName.toLowerCase()}>`)
  }
  for (const element of document.querySelectorAll('[aria-label],[placeholder],[title],[alt]')) {
    if (hasOwnLanguage(element) || element.closest('.maplibregl-map')) continue
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      const text = element.getAttribute(name)
      if (text && isForeign(text)) found.push(`plain English: ${name}=“${text.slice(0, 80)}”`)
    }
  }
  if (isForeign(document.title.replace(/ – Meguri$/, '').replace(/^[^[]*$/, '')))
    found.push(`plain English: title “${document.title}”`)
  return [...new Set(found)]
}

/** Links, buttons and fields that lie over each other; what stays at the window's edge may. */
function overlappingControls(): string[] {
  const isLoose = (element: Element) => {
    for (let each: Element | null = element; each; each = each.parentElement) {
      if (['fixed', 'sticky'].includes(getComputedStyle(each).position)) return true
    }
    return false
  }
  // A link on a drawn map is as large as what is drawn in it, not as the box around that.
  const boxesOf = (element: Element) =>
    (element instanceof SVGElement ? [...element.querySelectorAll('text,circle')] : [element]).flatMap((each) => [
      ...each.getClientRects(),
    ])
  const controls = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary')]
    .filter((element) => !element.closest('.maplibregl-map,.sr-only') && !element.classList.contains('sr-only'))
    .filter((element) => !isLoose(element) && (element as HTMLElement).checkVisibility())
    .map((element) => ({
      element,
      rects: boxesOf(element).filter(({ width, height }) => width > 2 && height > 2),
    }))
  const name = ({ element }: (typeof controls)[number]) =>
    `<${element.tagName.toLowerCase()}> “${(element.textContent || element.getAttribute('name') || '').trim().slice(0, 40)}”`
  return controls.flatMap((one, index) =>
    controls.slice(index + 1).flatMap((other) => {
      if (one.element.contains(other.element) || other.element.contains(one.element)) return []
      const meets = one.rects.some((a) =>
        other.rects.some(
          (b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5,
        ),
      )
      return meets ? [`${name(one)} lies over ${name(other)}`] : []
    }),
  )
}

function widest(page: Page): Promise<string> {
  return page.evaluate(() => {
    const most = [...document.querySelectorAll('body *')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.right > window.innerWidth + 1 || box.left < -1)
      .map(({ element }) => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`)
    return most.slice(-3).join(' ')
  })
}

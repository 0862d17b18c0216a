import type { Language } from '#app/domain/values/locale.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'

/** A page as a visitor without a script gets it. */
export interface Shown {
  status: number
  path: string
  html: string
  /** What can be read on it. */
  text: string
}

export interface Visitor {
  say: (key: string, values?: Record<string, string | number>) => string
  open: (path: string) => Promise<Shown>
  /** Posts a form and follows where it leads within the house; the last answer. */
  post: (path: string, form: Record<string, string>) => Promise<Shown>
  /** The form of a departure as it is posted: with the key that the page carries. */
  holdForm: (departureId: string, party?: Record<string, string>) => Promise<Record<string, string>>
  hold: (departureId: string, party?: Record<string, string>) => Promise<string>
  /** Fills in whom to reach and agrees; answers the address of the payment page. */
  toPayment: (bookingId: string) => Promise<string>
  pathOf: (bookingId: string, step?: 'contact' | 'confirm' | 'return' | 'cancel' | 'voucher') => string
}

const CONTACT = { name: 'Alex Tester', email: 'alex@example.test', phone: '', note: '' }
export const AGREED = { acceptsTerms: 'yes', declaresAdult: 'yes', termsVersion: '2026-11-23' }

/** A visitor who reads one language and has no script: forms are posted, redirects followed by hand. */
export function visitorOf(origin: string, language: Language): Visitor {
  const say = sayWith(translateFor(language))
  const pathOf: Visitor['pathOf'] = (id, step) => `/${language}/bookings/${id}${step ? `/${step}` : ''}`
  const open = (path: string) => follow(path, {})
  const post: Visitor['post'] = (path, form) =>
    follow(path, { method: 'POST', headers: { origin }, body: new URLSearchParams(form) })

  async function follow(path: string, init: RequestInit): Promise<Shown> {
    const response = await fetch(new URL(path, origin), { ...init, redirect: 'manual' })
    const next = response.headers.get('location')
    if (next && new URL(next, origin).origin === origin) return follow(next, {})
    const html = await response.text()
    return { status: response.status, path: next ?? path, html, text: textOf(html) }
  }

  async function holdForm(departureId: string, party: Record<string, string> = {}) {
    const { html } = await open(`/${language}/departures/${departureId}`)
    const intentKey = /name="intentKey" value="([^"]+)"/.exec(html)?.[1]
    if (!intentKey) throw new Error(`no form to hold seats of ${departureId}`)
    return { adults: '2', ages: '', tourLanguage: 'en', timeZone: 'Europe/Berlin', intentKey, ...party }
  }

  async function hold(departureId: string, party?: Record<string, string>): Promise<string> {
    const shown = await post(`/${language}/departures/${departureId}`, await holdForm(departureId, party))
    const id = /\/bookings\/([0-9a-z]{26})\/contact$/.exec(shown.path)?.[1]
    if (!id) throw new Error(`not held: ${shown.status} ${shown.text}`)
    return id
  }

  async function toPayment(bookingId: string): Promise<string> {
    const confirm = await post(pathOf(bookingId, 'contact'), CONTACT)
    const shownTotalYen = /name="shownTotalYen" value="(\d+)"/.exec(confirm.html)?.[1] ?? ''
    const termsVersion = /name="termsVersion" value="([^"]+)"/.exec(confirm.html)?.[1] ?? ''
    const paying = await post(pathOf(bookingId, 'confirm'), { ...AGREED, termsVersion, shownTotalYen })
    if (paying.status !== 303) throw new Error(`no payment page: ${paying.status} ${paying.text}`)
    return paying.path
  }

  return { say, open, post, holdForm, hold, toPayment, pathOf }
}

/** Posts the provider's own page as a browser does; answers where it leads, or what it says. */
export async function payAt(
  url: string,
  card = '4242424242424242',
  more: Record<string, string> = {},
): Promise<{ status: number; leadsTo: string | null; text: string }> {
  const body = new URLSearchParams({ card, expiry: '12/39', cvc: '123', ...more })
  const response = await fetch(url, { method: 'POST', redirect: 'manual', body })
  return { status: response.status, leadsTo: response.headers.get('location'), text: textOf(await response.text()) }
}

function textOf(html: string): string {
  return html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
}

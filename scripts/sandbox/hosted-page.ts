import type { StoredSession } from './books.ts'
import type { Shop } from './shop.ts'
import en from './texts/en.json' with { type: 'json' }
import ja from './texts/ja.json' with { type: 'json' }

export interface PageAnswer {
  status: number
  html?: string
  redirect?: string
}

type Texts = typeof en

const CARDS = {
  '4242424242424242': 'pays',
  '4000000000000002': 'declines',
  '4000002500003155': '3ds',
  '4000002760003184': '3ds',
} as const

/** The page on which a visitor pays; plain forms, no script. A posted card pays, declines or asks for 3-D Secure. */
export function hostedPage(
  shop: Shop,
  now: () => number,
  id: string,
  form: URLSearchParams | null,
  acceptLanguage: string,
): PageAnswer {
  let stored: StoredSession
  try {
    stored = shop.findSession(id)
  } catch {
    const texts = textsOf(/^ja/i.test(acceptLanguage) ? 'ja' : 'en')
    return { status: 404, html: shell(texts, /^ja/i.test(acceptLanguage) ? 'ja' : 'en', `<p>${texts.not_found}</p>`) }
  }
  const language = stored.session.locale === 'ja' ? 'ja' : 'en'
  const texts = textsOf(language)
  const say = (status: number, body: string): PageAnswer => ({ status, html: shell(texts, language, body) })
  if (stored.session.status === 'expired') return say(410, over(texts.expired, texts, stored.session.cancel_url))
  const successUrl = stored.session.success_url!.replaceAll('{CHECKOUT_SESSION_ID}', id)
  if (stored.session.status === 'complete') return say(200, over(texts.paid, texts, successUrl))
  if (!form) return say(200, checkout(stored, texts, language, null))

  const step = form.get('secure')
  if (step === 'no') return say(402, checkout(stored, texts, language, texts.secure_failed))
  if (step !== 'yes') {
    const problem = problemOf(form, texts, now())
    if (problem) return say(422, checkout(stored, texts, language, problem, form))
    const kind = CARDS[digits(form.get('card')) as keyof typeof CARDS]
    if (kind === 'declines') return say(402, checkout(stored, texts, language, texts.declined, form))
    if (kind === '3ds') return say(200, secure(texts))
  }
  shop.pay(id)
  return { status: 303, redirect: successUrl }
}

function textsOf(language: 'en' | 'ja'): Texts {
  return language === 'ja' ? ja : en
}

function problemOf(form: URLSearchParams, texts: Texts, now: number): string | null {
  if (!(digits(form.get('card')) in CARDS)) return texts.unknown_card
  const expiry = /^\s*(\d{1,2})\s*\/\s*(\d{2})\s*$/.exec(form.get('expiry') ?? '')
  const month = Number(expiry?.[1])
  // The card is good until the end of its month.
  const isGood = expiry && month >= 1 && month <= 12 && Date.UTC(2000 + Number(expiry[2]), month) / 1000 > now
  if (!isGood) return texts.bad_expiry
  return /^\d{3}$/.test((form.get('cvc') ?? '').trim()) ? null : texts.bad_cvc
}

function checkout(
  { session, lines }: StoredSession,
  texts: Texts,
  language: string,
  problem: string | null,
  form = new URLSearchParams(),
): string {
  const yen = (amount: number) => new Intl.NumberFormat(language, { style: 'currency', currency: 'JPY' }).format(amount)
  const amount = yen(session.amount_total!)
  const rows = lines.map(
    ({ title, detail, unitYen, quantity }) =>
      `<tr><th scope="row">${escaped(title)}${detail ? `<br><small>${escaped(detail)} × ${quantity}</small>` : ` × ${quantity}`}</th><td>${yen(unitYen * quantity)}</td></tr>`,
  )
  const field = (name: string, label: string, hint: string, more: string) =>
    `<label for="${name}">${label}</label><input id="${name}" name="${name}" value="${escaped(form.get(name) ?? '')}" placeholder="${hint}" required ${more}>`
  return `<h1>${fill(texts.pay_to, amount)}</h1>
<table>${rows.join('')}<tr class="total"><th scope="row">${texts.total}</th><td>${amount}</td></tr></table>
${session.customer_email ? `<p><small>${texts.email}</small><br>${escaped(session.customer_email)}</p>` : ''}
${problem ? `<p class="problem" role="alert">${problem}</p>` : ''}
<form method="post">
${field('card', texts.card, '4242 4242 4242 4242', 'inputmode="numeric" autocomplete="off"')}
<div class="pair"><div>${field('expiry', texts.expiry, '12/34', 'autocomplete="off"')}</div>
<div>${field('cvc', texts.cvc, '123', 'inputmode="numeric" autocomplete="off"')}</div></div>
<button>${fill(texts.submit, amount)}</button></form>
${session.cancel_url ? `<p><a href="${escaped(session.cancel_url)}">${texts.cancel}</a></p>` : ''}
<h2>${texts.cards}</h2><dl><dt>4242 4242 4242 4242</dt><dd>${texts.card_pays}</dd>
<dt>4000 0000 0000 0002</dt><dd>${texts.card_declines}</dd>
<dt>4000 0025 0000 3155, 4000 0027 6000 3184</dt><dd>${texts.card_3ds}</dd></dl>`
}

function secure(texts: Texts): string {
  return `<h1>${texts.secure_title}</h1><p>${texts.secure_body}</p><form method="post">
<button name="secure" value="yes">${texts.secure_yes}</button>
<button class="quiet" name="secure" value="no">${texts.secure_no}</button></form>`
}

function over(sentence: string, texts: Texts, url: string | null): string {
  return `<h1>${sentence}</h1>${url ? `<p><a href="${escaped(url)}">${texts.back}</a></p>` : ''}`
}

function shell(texts: Texts, language: string, body: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${texts.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<style>${STYLE}</style></head><body><header class="banner">${texts.banner}</header><main>${body}</main></body></html>`
}

const STYLE = `:root{color-scheme:light dark;--ink:#1d2430;--paper:#f7f5f0;--card:#fff;--line:#c9c5bb;--accent:#b3361e;--quiet:#5b6270}
@media(prefers-color-scheme:dark){:root{--ink:#eceae4;--paper:#14182a;--card:#1d2238;--line:#454c66;--accent:#ff8a6b;--quiet:#a9afc0}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"Hiragino Sans","Noto Sans CJK JP",sans-serif}
.banner{margin:0;padding:.6rem 1rem;background:#ffe08a;color:#3a2c00;text-align:center;font-weight:600}
main{width:min(30rem,100% - 1.5rem);margin:1.5rem auto;padding:1.5rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem}
h1{font-size:1.4rem;margin:0 0 1rem}h2{font-size:1rem;margin:1.5rem 0 .5rem}table{width:100%;border-collapse:collapse}
th{text-align:start;font-weight:400;padding:.4rem 0}td{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap;vertical-align:top;padding:.4rem 0}
.total>*{border-top:1px solid var(--line);font-weight:700}small,dd{color:var(--quiet)}label{display:block;margin:.8rem 0 .2rem}
input{width:100%;min-height:2.75rem;padding:.4rem .7rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--quiet);border-radius:.4rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:.8rem}button{width:100%;min-height:3rem;margin-top:1rem;font:inherit;font-weight:700;border:0;border-radius:.4rem;background:#b3361e;color:#fff}
button.quiet{background:none;color:inherit;border:1px solid var(--quiet)}a{color:var(--accent)}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.problem{padding:.6rem .8rem;border:2px solid var(--accent);border-radius:.4rem}dl{margin:0}dt{font-variant-numeric:tabular-nums}dd{margin:0 0 .4rem}`

function fill(text: string, amount: string): string {
  return text.replace('{amount}', amount)
}

function digits(text: string | null): string {
  return (text ?? '').replace(/\D/g, '')
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

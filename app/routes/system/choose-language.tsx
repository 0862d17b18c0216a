import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { negotiateLanguage } from '#app/i18n/languages.ts'

/** The bare address leads to the reader's language. */
export function loader({ request }: LoaderFunctionArgs) {
  const language = negotiateLanguage(request.headers.get('accept-language'))
  return redirect(`/${language}`, { headers: { Vary: 'Accept-Language' } })
}

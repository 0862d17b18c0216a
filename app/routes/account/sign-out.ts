import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { pageWords } from '#app/http/page-words.server.ts'
import { signOut } from '#app/services/account/sign-out.server.ts'

/** Only a form signs out: a link could be set anywhere. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(pageWords(params).urls.account)
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  return redirect(pageWords(params).urls.home, { headers: await signOut(context, request.headers) })
}

import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'

/** The board's room begins with its records. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'board')
  return redirect(pageWords(params).urls.boardPlaces)
}

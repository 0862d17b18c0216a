import type { LoaderFunctionArgs } from '@remix-run/node'
import { octoAnswer } from './octo-answer.ts'

export function loader({ context }: LoaderFunctionArgs) {
  return octoAnswer({
    id: 'meguri',
    name: 'Meguri',
    endpoint: `${context.publicOrigin}/octo`,
    contact: { website: context.publicOrigin, email: null, telephone: null, address: null },
  })
}

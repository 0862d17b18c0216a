import { z } from 'zod'
import type { User } from '#app/domain/access/user.ts'
import { type FormState, parseFormData } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { answerOptOut, type DecideOptOutRefusal } from '#app/services/curation/opt-out.server.ts'

const decisionForm = z.object({
  requestId: z.string().max(80),
  decision: z.enum(['keep', 'show_again']),
  note: z
    .string()
    .max(500)
    .optional()
    .transform((text) => text ?? null),
})

export interface OptOutAnswer {
  /** The request that the form was about. */
  requestId: string
  form: FormState
  refused: DecideOptOutRefusal | null
  status: number
}

/** Decides on an owner's request, as the lists of boards and operators ask for it; null when it is done. */
export async function changeOptOut(context: AppContext, author: User, typed: FormData): Promise<OptOutAnswer | null> {
  const form = parseFormData(typed, decisionForm)
  const requestId = String(typed.get('requestId') ?? '')
  if (!form.ok) return { requestId, form: form.form, refused: null, status: 422 }
  const { decision, note } = form.value
  const decided = await answerOptOut(context, { id: requestId, author, decision, note })
  if (decided.ok) return null
  const { kind } = decided.error
  const errors: FormState['errors'] = kind === 'reason_missing' ? { note: [kind] } : {}
  const values = { note: note ?? '' }
  return { requestId, form: { values, errors }, refused: decided.error, status: statusOfRefusal(decided.error) }
}

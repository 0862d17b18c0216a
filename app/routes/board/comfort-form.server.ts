import { z } from 'zod'
import type { User } from '#app/domain/access/user.ts'
import { COMFORT_DAYS, COMFORT_LEVELS, type ComfortDay } from '#app/domain/catalog/comfort.ts'
import { type FormState, parseFormData } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { answerComfort, type ComfortRefusal, setComfort } from '#app/services/curation/place-comfort.server.ts'

/** Days as a board chooses them: from Monday to Friday they are alike. */
const DAY_GROUPS: Record<string, ComfortDay[]> = {
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  sat: ['sat'],
  sun: ['sun'],
  holiday: ['holiday'],
}
const hour = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

const addForm = z
  .object({
    days: z.array(z.string().refine((group) => group in DAY_GROUPS)).default([]),
    from_hour: hour(0, 23),
    to_hour: hour(1, 24),
    level: z.enum(COMFORT_LEVELS),
    months: z.array(z.coerce.number().int().min(1).max(12)).max(12).optional(),
  })
  .refine(({ days }) => days.length > 0, { path: ['days'], message: 'comfort_days_missing' })
  .refine(({ from_hour, to_hour }) => to_hour > from_hour, { path: ['to_hour'], message: 'comfort_hours_reversed' })

const answerForm = z.object({ intent: z.enum(['comfort_confirm', 'comfort_remove']), comfortId: z.string().max(80) })

export interface ComfortAnswer {
  form: FormState
  refused: ComfortRefusal | null
  status: number
}

/** Sets, confirms or takes away how pressed a place is, as the room's forms ask for it; null when it is done. */
export async function changeComfort(
  context: AppContext,
  { placeId, author, typed }: { placeId: string; author: User; typed: FormData },
): Promise<ComfortAnswer | null> {
  if (typed.get('intent') === 'comfort_add') return addComfort(context, placeId, author, typed)
  const form = parseFormData(typed, answerForm)
  if (!form.ok) return { form: form.form, refused: { kind: 'comfort_not_found' }, status: 422 }
  const { intent, comfortId } = form.value
  const answer = intent === 'comfort_confirm' ? 'confirm' : 'remove'
  const answered = await answerComfort(context, { placeId, author, id: comfortId, answer })
  return answered.ok ? null : refusedWith(answered.error, { values: {}, errors: {} })
}

async function addComfort(
  context: AppContext,
  placeId: string,
  author: User,
  typed: FormData,
): Promise<ComfortAnswer | null> {
  const form = parseFormData(typed, addForm)
  if (!form.ok) return { form: form.form, refused: null, status: 422 }
  const { days, from_hour, to_hour, level, months } = form.value
  const chosen = new Set(days.flatMap((group) => DAY_GROUPS[group]!))
  const set = await setComfort(context, {
    placeId,
    author,
    pattern: {
      days: COMFORT_DAYS.filter((day) => chosen.has(day)),
      fromHour: from_hour,
      toHour: to_hour,
      level,
      months: months && months.length < 12 ? [...new Set(months)].sort((a, b) => a - b) : null,
    },
  })
  if (set.ok) return null
  // What was chosen stays, so that it only has to be narrowed.
  const values = Object.fromEntries([...new Set(typed.keys())].map((name) => [name, typed.getAll(name).map(String)]))
  return refusedWith(set.error, { values, errors: {} })
}

function refusedWith(refused: ComfortRefusal, form: FormState): ComfortAnswer {
  return { form, refused, status: statusOfRefusal(refused) }
}

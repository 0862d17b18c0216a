import { z } from 'zod'
import type { Result } from '#app/domain/values/result.ts'
import { parseFormData } from '#app/http/parse-form.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { applyDropChange } from '#app/services/itineraries/apply-drop-change.server.ts'
import { editItinerary } from '#app/services/itineraries/edit-itinerary.server.ts'
import type { ChangeRefusal } from '#app/services/itineraries/outcomes.ts'
import { replanItinerary } from '#app/services/itineraries/replan-itinerary.server.ts'
import { undoItinerary } from '#app/services/itineraries/undo-itinerary.server.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'

const ABSENT = z.undefined().optional()
const whole = z.coerce.number().int()
/** Every form of the plan's page, told apart by the name of its button. */
const common = {
  version: whole,
  anchor: z
    .string()
    .regex(/^[\w-]{1,120}$/)
    .optional(),
}
const stop = { ...common, stopId: z.string().max(120), dropIndex: ABSENT }
const plan = { ...common, stopId: ABSENT, dropIndex: ABSENT }
const changeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('lock'), ...stop }),
  z.object({ intent: z.literal('unlock'), ...stop }),
  z.object({ intent: z.literal('remove'), ...stop }),
  z.object({ intent: z.literal('move'), ...stop, toDay: whole, toIndex: whole }),
  z.object({ intent: z.literal('set_stay'), ...stop, stayMinutes: whole }),
  z.object({ intent: z.literal('replan'), ...plan }),
  z.object({ intent: z.literal('undo'), ...plan }),
  z.object({ intent: z.literal('apply_drop'), ...common, stopId: ABSENT, dropIndex: whole }),
])

type Change = z.output<typeof changeSchema>

export async function readChange(
  request: Request,
): Promise<{ ok: true; value: Change } | { ok: false; stopId: string | null }> {
  const form = await request.formData()
  const parsed = parseFormData(form, changeSchema)
  if (parsed.ok) return parsed
  const stopId = form.get('stopId')
  return { ok: false, stopId: typeof stopId === 'string' ? stopId : null }
}

/** Hands what was asked for to the one verb that does it. */
export function changeAsAsked(
  context: AppContext,
  id: string,
  asked: Change,
): Promise<Result<StoredItinerary, ChangeRefusal>> {
  const { version } = asked
  const edit = (kind: Parameters<typeof editItinerary>[1]['edit']) =>
    editItinerary(context, { id, version, edit: kind })
  switch (asked.intent) {
    case 'lock':
    case 'unlock':
      return edit({ kind: 'lock', stopId: asked.stopId, isLocked: asked.intent === 'lock' })
    case 'remove':
      return edit({ kind: 'remove', stopId: asked.stopId })
    case 'move':
      return edit({ kind: 'move', stopId: asked.stopId, toDay: asked.toDay, toIndex: asked.toIndex })
    case 'set_stay':
      return edit({ kind: 'set_stay', stopId: asked.stopId, stayMinutes: asked.stayMinutes })
    case 'replan':
      return replanItinerary(context, { id, version })
    case 'undo':
      return undoItinerary(context, { id, version })
    case 'apply_drop':
      return applyDropChange(context, { id, version, dropIndex: asked.dropIndex })
  }
}

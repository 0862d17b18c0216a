import { z } from 'zod'
import type { ProposalAsked } from '#app/domain/planner/proposal.ts'
import { accept, type Result } from '#app/domain/values/result.ts'
import { isLocalDate, minuteOf } from '#app/domain/values/time.ts'
import { parseFormData } from '#app/http/parse-form.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { editItinerary } from '#app/services/itineraries/edit-itinerary.server.ts'
import type { ChangeRefusal, TellProgress } from '#app/services/itineraries/outcomes.ts'
import { proposeChange } from '#app/services/itineraries/propose-change.server.ts'
import { undoItinerary } from '#app/services/itineraries/undo-itinerary.server.ts'
import type { urlsFor } from '#app/urls.ts'
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
const stop = { ...common, stopId: z.string().max(120), dropIndex: ABSENT, date: ABSENT }
const plan = { ...common, stopId: ABSENT, dropIndex: ABSENT, date: ABSENT }
/** A day and a position in it, counted from 0: `0.3`. */
const position = z
  .string()
  .regex(/^\d{1,2}\.\d{1,3}$/)
  .transform((text) => text.split('.').map(Number) as [day: number, index: number])
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform(minuteOf)
const localDate = z.string().refine(isLocalDate)
const changeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('lock'), ...stop }),
  z.object({ intent: z.literal('unlock'), ...stop }),
  z.object({ intent: z.literal('remove'), ...stop }),
  z.object({ intent: z.literal('move'), ...stop, to: position }),
  z.object({ intent: z.literal('set_stay'), ...stop, stayMinutes: whole }),
  z.object({ intent: z.literal('replan'), ...plan }),
  z.object({ intent: z.literal('mend'), ...plan }),
  z.object({ intent: z.literal('closed'), ...stop }),
  /** `placeId` left out: the same place at another hour. */
  z.object({ intent: z.literal('calmer'), ...stop, placeId: z.string().max(120).optional() }),
  z.object({ intent: z.literal('rain'), ...plan, date: localDate }),
  z.object({ intent: z.literal('dry'), ...plan, date: localDate }),
  /** `from` left out: where the day begins. */
  z.object({
    intent: z.literal('late'),
    ...plan,
    date: localDate,
    from: z.string().max(120).optional(),
    at: timeOfDay,
  }),
  z.object({ intent: z.literal('undo'), ...plan }),
  z.object({ intent: z.literal('admit'), ...common, stopId: ABSENT, dropIndex: whole, date: ABSENT }),
  z.object({
    intent: z.literal('set_day_times'),
    ...plan,
    date: localDate,
    leavesAt: timeOfDay,
    endsAt: timeOfDay,
  }),
])

type Change = z.output<typeof changeSchema>

export async function readChange(
  request: Request,
): Promise<{ ok: true; value: Change } | { ok: false; stopId: string | null; date: string | null }> {
  const form = await request.formData()
  const parsed = parseFormData(form, changeSchema)
  if (parsed.ok) return parsed
  const told = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : null
  }
  return { ok: false, stopId: told('stopId'), date: told('date') }
}

/** Does what was asked for by the one verb for it, and says which page shows the outcome: the plan, or what is proposed for it. */
export async function changeAsAsked(
  context: AppContext,
  id: string,
  change: Change,
  urls: ReturnType<typeof urlsFor>,
  tell?: TellProgress,
): Promise<Result<{ path: string }, ChangeRefusal>> {
  const asked = proposalAsked(change)
  if (asked) {
    const proposed = await proposeChange(context, { id, version: change.version, asked, tell })
    return proposed.ok ? accept({ path: urls.itineraryProposal(id) }) : proposed
  }
  const changed = await changedAtOnce(context, id, change)
  const anchor = change.anchor ? `#${change.anchor}` : ''
  return changed.ok ? accept({ path: `${urls.itinerary(id)}${anchor}` }) : changed
}

/** What is shown as a difference before it is taken; null for changes that are made at once. */
function proposalAsked(change: Change): ProposalAsked | null {
  switch (change.intent) {
    case 'replan':
    case 'mend':
      return { kind: change.intent }
    case 'closed':
      return { kind: 'closed', stopId: change.stopId }
    case 'calmer':
      return { kind: 'calmer', stopId: change.stopId, placeId: change.placeId ?? null }
    case 'rain':
    case 'dry':
      return { kind: 'weather', date: change.date, isRainy: change.intent === 'rain' }
    case 'admit':
      return { kind: 'admit', dropIndex: change.dropIndex }
    case 'late':
      return { kind: 'late', date: change.date, stopId: change.from ?? null, at: change.at }
    default:
      return null
  }
}

type ChangeAtOnce = Exclude<
  Change,
  { intent: 'replan' | 'mend' | 'closed' | 'calmer' | 'rain' | 'dry' | 'late' | 'admit' }
>

function changedAtOnce(
  context: AppContext,
  id: string,
  change: Change,
): Promise<Result<StoredItinerary, ChangeRefusal>> {
  const { version } = change
  const asked = change as ChangeAtOnce
  const edit = (kind: Parameters<typeof editItinerary>[1]['edit']) =>
    editItinerary(context, { id, version, edit: kind })
  switch (asked.intent) {
    case 'lock':
    case 'unlock':
      return edit({ kind: 'lock', stopId: asked.stopId, isLocked: asked.intent === 'lock' })
    case 'remove':
      return edit({ kind: 'remove', stopId: asked.stopId })
    case 'move':
      return edit({ kind: 'move', stopId: asked.stopId, toDay: asked.to[0], toIndex: asked.to[1] })
    case 'set_stay':
      return edit({ kind: 'set_stay', stopId: asked.stopId, stayMinutes: asked.stayMinutes })
    case 'undo':
      return undoItinerary(context, { id, version })
    case 'set_day_times':
      return edit({ kind: 'set_day_times', date: asked.date, leavesAt: asked.leavesAt, endsAt: asked.endsAt })
  }
}

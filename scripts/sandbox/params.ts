import { z } from 'zod'
import { invalid } from './errors.ts'

/** A body or query in Stripe's form encoding: `line_items[0][price_data][currency]=jpy` becomes objects and lists. */
export function parseForm(text: string): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const [key, value] of new URLSearchParams(text)) {
    const path = [key.replace(/\[.*$/, ''), ...[...key.matchAll(/\[([^\]]*)\]/g)].map(([, part]) => part!)]
    if (path.some((part) => part === '' || part === '__proto__')) throw invalid(`Invalid parameter name: ${key}`)
    put(root, path, value, key)
  }
  return listsOf(root) as Record<string, unknown>
}

/** Checks parameters strictly: unknown ones, missing ones and wrong ones are errors that name the parameter. */
export function check<Output>(schema: z.ZodType<Output>, params: Record<string, unknown>): Output {
  const parsed = schema.safeParse(params)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  if (issue.code === 'unrecognized_keys') {
    const param = nameOf([...issue.path, issue.keys[0]!])
    throw invalid(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param })
  }
  const param = nameOf(issue.path)
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    throw invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
  }
  throw invalid(`Invalid ${param}: ${issue.message}`, { param })
}

const wholeNumber = z
  .string()
  .regex(/^\d{1,12}$/, 'must be a whole number')
  .transform(Number)
const metadata = z.record(z.string().max(40), z.string().max(500))
const webAddress = z.string().regex(/^https?:\/\/\S+$/, 'must be a URL')

export const sessionParams = z.strictObject({
  mode: z.literal('payment'),
  client_reference_id: z.string().max(200).optional(),
  customer_email: z.email().optional(),
  locale: z.enum(['auto', 'en', 'ja']).optional(),
  expires_at: wholeNumber.optional(),
  success_url: webAddress,
  cancel_url: webAddress.optional(),
  line_items: z
    .array(
      z.strictObject({
        quantity: wholeNumber,
        price_data: z.strictObject({
          currency: z.literal('jpy', 'the sandbox takes yen only'),
          unit_amount: wholeNumber,
          product_data: z.strictObject({ name: z.string().min(1), description: z.string().min(1).optional() }),
        }),
      }),
    )
    .min(1),
  metadata: metadata.optional(),
  payment_intent_data: z.strictObject({ description: z.string().optional(), metadata: metadata.optional() }).optional(),
  expand: z.array(z.string()).optional(),
})

export const refundParams = z.strictObject({
  payment_intent: z.string(),
  amount: wholeNumber.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
})

export const retrieveParams = z.strictObject({ expand: z.array(z.string()).optional() })
export const refundListParams = z.strictObject({
  payment_intent: z.string().optional(),
  limit: wholeNumber.optional(),
})
export const eventListParams = z.strictObject({
  limit: wholeNumber.optional(),
  type: z.string().optional(),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
  created: z.strictObject({ gte: wholeNumber.optional(), gt: wholeNumber.optional() }).optional(),
})
export const noParams = z.strictObject({})

function put(node: Record<string, unknown>, [head, ...rest]: string[], value: string, key: string): void {
  if (rest.length === 0) {
    if (head! in node) throw invalid(`Parameter given twice: ${key}`)
    node[head!] = value
    return
  }
  node[head!] ??= {}
  const child = node[head!]
  if (typeof child !== 'object' || child === null) throw invalid(`Invalid parameter: ${key}`)
  put(child as Record<string, unknown>, rest, value, key)
}

/** Objects whose keys are 0, 1, 2 … are lists. */
function listsOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, child]) => [key, listsOf(child)] as const)
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index))
  return isList ? entries.map(([, child]) => child) : Object.fromEntries(entries)
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join('')
}

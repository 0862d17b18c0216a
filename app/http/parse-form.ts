import { data } from '@remix-run/node'
import type { z } from 'zod'

/** A form as it came, with a code for each field that is wrong: a key of `errors.json` and its numbers. */
export interface FormState {
  values: Record<string, string | string[]>
  /** By field name; `''` holds what concerns the form as a whole. */
  errors: Record<string, string[]>
}

export type ParsedForm<Value> = { ok: true; value: Value } | { ok: false; form: FormState }

/** Reads a posted form by a schema. An empty field counts as not filled in; a name that ends in `[]` is always a list. */
export async function parseForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<ParsedForm<z.output<Schema>>> {
  return parseFormData(await request.formData(), schema)
}

export function parseFormData<Schema extends z.ZodType>(form: FormData, schema: Schema): ParsedForm<z.output<Schema>> {
  const values = valuesOf(form)
  const filled = Object.entries(values).flatMap(([name, value]) =>
    value === '' ? [] : [[name.replace(/\[\]$/, ''), value]],
  )
  const parsed = schema.safeParse(Object.fromEntries(filled))
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: Record<string, string[]> = {}
  for (const issue of parsed.error.issues) {
    const field = issue.path.map(String).join('.')
    errors[field] = [...(errors[field] ?? []), codeOf(issue)]
  }
  return { ok: false, form: { values: withoutSecrets(values), errors } }
}

/** What an action answers to a form that can't be read: everything typed, what is wrong, 422. */
export function invalid({ form }: { form: FormState }) {
  return data({ form }, { status: 422 })
}

function valuesOf(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : value.name))
    values[name] = all.length > 1 || name.endsWith('[]') ? all : all[0]!
  }
  return values
}

/** A schema's own message is a code; what zod says by itself is put into ours. */
function codeOf(issue: z.core.$ZodIssue): string {
  if (/^[a-z][a-z0-9_]*(\?[\w=&%.+-]*)?$/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type' && issue.input === undefined && /received undefined$/.test(issue.message)) {
    return 'required'
  }
  if (issue.code === 'too_small') return `too_small?min=${issue.minimum}`
  if (issue.code === 'too_big') return `too_big?max=${issue.maximum}`
  return 'invalid'
}

/** A password is never sent back. */
function withoutSecrets(values: FormState['values']): FormState['values'] {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/password|secret|token/i.test(name)))
}

import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseFormData } from './parse-form.ts'

const schema = z.object({
  name: z.string().max(5),
  seats: z.coerce.number().int().min(1).max(6),
  day: z.string().regex(/^\d{4}-/, 'not_a_day'),
  tags: z.array(z.string()).default([]),
  note: z.string().optional(),
  password: z.string().optional(),
})

test('a good form gives its values', () => {
  expect(parse({ name: ' Aki ', seats: '2', day: '2026-11-22', 'tags[]': 'a', note: '' })).toEqual({
    ok: true,
    value: { name: 'Aki', seats: 2, day: '2026-11-22', tags: ['a'] },
  })
})

test('a bad form keeps what was typed and says what is wrong, but never repeats a password', () => {
  expect(parse({ name: 'Akiko M', seats: '7', day: 'Monday', password: 'open sesame' })).toEqual({
    ok: false,
    form: {
      values: { name: 'Akiko M', seats: '7', day: 'Monday' },
      errors: { name: ['too_big?max=5'], seats: ['too_big?max=6'], day: ['not_a_day'] },
    },
  })
})

test('an empty field is missing', () => {
  const parsed = parse({ name: '', seats: '1', day: '2026-11-22' })
  expect(parsed.ok ? {} : parsed.form.errors).toEqual({ name: ['required'] })
})

function parse(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return parseFormData(form, schema)
}

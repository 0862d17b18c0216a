import { expect, it } from 'vitest'
import { choicesOf } from '#app/domain/catalog/hours-choices.ts'
import { hoursValues, readHours } from './hours-form.ts'

it('shows recorded hours as choices that are sent back as the same hours', () => {
  for (const notation of [
    '24/7',
    'sunrise-sunset',
    'Mo,We-Su 11:30-14:00,17:30-21:00',
    'Mo-Sa 18:00-02:00; PH off',
    'Feb 20-Sep 30 09:00-17:00; Oct 01-Feb 19 09:00-16:30; Tu[2,4] off; Dec 29-Jan 03 off',
    '10:00-24:00',
  ]) {
    const sent = readHours(asSent(hoursValues(notation)))
    expect(sent.errors, notation).toEqual({})
    expect(choicesOf(sent.notation), notation).toEqual(choicesOf(notation))
  }
})

it('shows what choices can not say as it is written, and keeps it', () => {
  for (const notation of [
    'Mo-Fr 09:00-17:00 || "by appointment"',
    'Mo[1] off; Tu[2] off; 09:00-17:00',
    'Mo 1:00-2:00,3:00-4:00,5:00-6:00',
  ]) {
    const values = hoursValues(notation)
    expect(values.hours_kind).toBe('notation')
    expect(readHours(asSent(values))).toEqual({ notation, errors: {} })
  }
  expect(readHours(asSent(hoursValues(null)))).toEqual({ notation: '', errors: {} })
})

it('takes the notation alone from a form that has no choices', () => {
  expect(readHours(asSent({ opening_hours: 'Mo 09:00-10:00' }))).toEqual({ notation: 'Mo 09:00-10:00', errors: {} })
})

it('says beside each field what is wrong, and lets an empty line be', () => {
  const times = { hours_kind: 'times', 'hours_days_0[]': ['Mo'], hours_from_0: '09:00', hours_to_0: '17:00' }
  const errorsOf = (values: Record<string, string | string[]>) => readHours(asSent({ ...times, ...values })).errors
  expect(errorsOf({ 'hours_days_3[]': [], hours_from_3: '' })).toEqual({})
  expect(errorsOf({ 'hours_days_0[]': [] })).toEqual({ hours_days_0: ['hours_days_missing'] })
  expect(errorsOf({ hours_to_0: '' })).toEqual({ hours_to_0: ['required'] })
  expect(errorsOf({ hours_from_0: '9 am', hours_to_0: '25:00' })).toEqual({
    hours_from_0: ['hours_time'],
    hours_to_0: ['hours_time'],
  })
  expect(errorsOf({ hours_again_from_0: '16:00', hours_again_to_0: '20:00' })).toEqual({
    hours_again_from_0: ['hours_overlap'],
  })
  expect(errorsOf({ hours_season_0_from_month: '4' })).toEqual({ hours_season_0_to_month: ['required'] })
  expect(errorsOf({ hours_closed_from_month: '2', hours_closed_from_day: '30', hours_closed_to_month: '3' })).toEqual({
    hours_closed_to_day: ['hours_both_days'],
    hours_closed_from_day: ['hours_date'],
  })
  expect(errorsOf({ 'hours_nth[]': ['2'] })).toEqual({ hours_nth_weekday: ['required'] })
  expect(readHours(asSent({ hours_kind: 'times' })).errors).toEqual({ hours_days_0: ['hours_missing'] })
})

function asSent(values: Record<string, string | string[]>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) {
    for (const each of [value].flat()) form.append(name, each)
  }
  return form
}

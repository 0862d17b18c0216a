import { expect, it } from 'vitest'
import { describeOnBothEngines } from '#tests/support/database.ts'
import * as mails from './mails.ts'

const MAIL = {
  kind: 'sign_in',
  language: 'en',
  subject: 'Sign in',
  body_text: '',
  calendar_ics: null,
  booking_id: null,
  sent_at: null,
  attempts: 0,
  next_attempt_at: 0,
  last_error: null,
}

describeOnBothEngines('the outbox', (makeDb) => {
  it('tells what was sent from what fails and what only waits for a server', async () => {
    const db = await makeDb()
    const put = (id: string, created_at: number, over: object) =>
      mails.insertOnce(db, { ...MAIL, id, dedupe_key: id, recipient: `${id}@Example.test`, created_at, ...over })
    await put('sent', 1, { sent_at: 5 })
    await put('failing', 2, { last_error: 'connection refused' })
    await put('waiting', 3, {})
    await put('kept', 4, { last_error: mails.NO_MAIL_SERVER })
    const ids = async (search: Partial<Parameters<typeof mails.search>[1]>) =>
      (await mails.search(db, { limit: 10, page: 1, ...search })).mails.map(({ id }) => id)
    expect(await ids({})).toEqual(['kept', 'waiting', 'failing', 'sent'])
    expect(await ids({ state: 'sent' })).toEqual(['sent'])
    expect(await ids({ state: 'failing' })).toEqual(['failing'])
    expect(await ids({ state: 'waiting' })).toEqual(['kept', 'waiting'])
    expect(await ids({ recipient: 'FAILING@example' })).toEqual(['failing'])
    expect(await ids({ sort: { by: 'written', isDescending: false } })).toEqual(['sent', 'failing', 'waiting', 'kept'])
    expect(await ids({ sort: { by: 'recipient', isDescending: false } })).toEqual([
      'failing',
      'kept',
      'sent',
      'waiting',
    ])
    expect(await ids({ limit: 2, page: 2 })).toEqual(['failing', 'sent'])
    expect((await mails.search(db, { limit: 1, page: 1 })).total).toBe(4)
    const states = (await mails.search(db, { limit: 10, page: 1 })).mails.map(mails.stateOf)
    expect(states).toEqual(['waiting', 'waiting', 'failing', 'sent'])
  })
})

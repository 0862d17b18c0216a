import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, instantOf } from '#app/domain/values/time.ts'
import type { Listening } from '#app/http/server/listen.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { Database } from '#db/connection.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { serveApi } from './api-server.ts'

const TODAY = '2026-11-23'
const NOW = instantOf(`${TODAY}T10:00`)

describeOnBothEngines('the reading part of OCTO', (makeDb) => {
  let db: Database
  let server: Listening

  beforeAll(async () => {
    db = await makeDb('samples')
    const context = { db, now: () => NOW, log: pino({ level: 'silent' }), publicOrigin: 'http://meguri.example' }
    server = await serveApi(context as unknown as AppContext)
  })
  afterAll(() => server.close())

  const ask = async (path: string, body?: unknown) => {
    const init = body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}
    const response = await fetch(`http://127.0.0.1:${server.port}/octo/${path}`, init)
    return { status: response.status, body: await response.json() }
  }
  const year = { localDateStart: TODAY, localDateEnd: addDays(TODAY, 365) }

  it('names the supplier and every published tour with its options and units', async () => {
    expect((await ask('supplier')).body).toMatchObject({ id: 'meguri', endpoint: 'http://meguri.example/octo' })
    const { body: products } = await ask('products')
    const published = await db.selectFrom('tours').select('id').where('publication', '=', 'published').execute()
    expect(products.map((each: { id: string }) => each.id).sort()).toEqual(published.map(({ id }) => id).sort())
    for (const product of products) {
      expect(product).toMatchObject({ timeZone: 'Asia/Tokyo', availabilityType: 'START_TIME' })
      expect(product.options.length).toBeGreaterThan(0)
      for (const option of product.options) expect(option.units.length).toBeGreaterThan(0)
    }
    expect((await ask(`products/${products[0].id}`)).body).toEqual(products[0])
  })

  it('tells departures with their seats, and closes those that are too small for the party', async () => {
    const { body: products } = await ask('products')
    const [product] = products
    const [option] = product.options
    const query = { productId: product.id, optionId: option.id, ...year }
    const { body: all } = await ask('availability', query)
    expect(all.length).toBeGreaterThan(0)
    expect(all[0].localDateTimeStart).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:00\+09:00$/)
    const adult = option.units.find((unit: { type: string }) => unit.type === 'ADULT')
    const { body: crowd } = await ask('availability', { ...query, units: [{ id: adult.id, quantity: 99 }] })
    expect(crowd.every((each: { available: boolean }) => !each.available)).toBe(true)
    const { body: one } = await ask('availability', { ...query, availabilityIds: [all[0].id] })
    expect(one).toEqual([all[0]])
  })

  it('tells day by day what is open, and every day without a departure as closed', async () => {
    const { body: products } = await ask('products')
    const [product] = products
    const [option] = product.options
    const span = { localDateStart: TODAY, localDateEnd: addDays(TODAY, 29) }
    const query = { productId: product.id, optionId: option.id, ...span }
    const { body: days } = await ask('availability/calendar', query)
    const { body: all } = await ask('availability', query)
    expect(days.map(({ localDate }: { localDate: string }) => localDate)).toEqual(
      Array.from({ length: 30 }, (_, index) => addDays(TODAY, index)),
    )
    const starts = (open: boolean) =>
      all
        .filter(({ available }: { available: boolean }) => available || !open)
        .map((each: { localDateTimeStart: string }) => each.localDateTimeStart.slice(0, 10))
    for (const { localDate, available, status, vacancies, capacity } of days) {
      expect(available, localDate).toBe(starts(true).includes(localDate))
      expect(vacancies > 0, localDate).toBe(available)
      expect(capacity > 0, localDate).toBe(starts(false).includes(localDate))
      if (!starts(false).includes(localDate)) expect(status).toBe('CLOSED')
    }
    expect(days.some(({ available }: { available: boolean }) => available)).toBe(true)
    expect((await ask('availability/calendar', { ...query, localDateEnd: undefined })).body.error).toBe('BAD_REQUEST')
  })

  it('says what it does not know in the words of the standard', async () => {
    const { body: products } = await ask('products')
    const productId = products[0].id
    expect((await ask('products/none')).body).toMatchObject({ error: 'INVALID_PRODUCT_ID', productId: 'none' })
    expect((await ask('availability', { productId: 'none', optionId: 'x', ...year })).body.error).toBe(
      'INVALID_PRODUCT_ID',
    )
    expect((await ask('availability', { productId, optionId: 'x', ...year })).body.error).toBe('INVALID_OPTION_ID')
    expect((await ask('availability', { productId, optionId: 'x' })).body.error).toBe('BAD_REQUEST')
    const backwards = { localDateStart: TODAY, localDateEnd: addDays(TODAY, -1) }
    expect((await ask('availability', { productId, optionId: 'x', ...backwards })).body.error).toBe(
      'UNPROCESSABLE_ENTITY',
    )
  })
})

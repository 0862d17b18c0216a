import { expect, it } from 'vitest'
import { searchCatalog } from '#app/services/catalog/search-catalog.server.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import * as names from './names.ts'
import * as placesForBoard from './places-for-board.ts'
import * as works from './works.ts'

const NOW = 1_795_392_000 // 2026-11-23

describeOnBothEngines('names in further languages', (makeDb) => {
  it('find the same record in five scripts, also after a board has changed it', async () => {
    const db = await makeDb('catalog')
    for (const asked of ['君の名は', 'きみのなは', 'kiminonaha', 'Your Name', '你的名字', '너의 이름은']) {
      const { works: best } = await searchCatalog(db, { text: asked })
      expect(best[0]?.id, asked).toBe('your-name')
    }
    for (const asked of ['孤独摇滚', '孤獨搖滾', '봇치 더 록', 'ぼっち・ざ・ろっく']) {
      expect((await searchCatalog(db, { text: asked })).works[0]?.id, asked).toBe('bocchi-the-rock')
    }
    expect((await searchCatalog(db, { text: '镰仓' })).areas.map(({ id }) => id)).toEqual(['kamakura-enoshima'])

    expect(await names.findAllBySubject(db, 'place', 'uji-bridge')).toEqual([
      { language: 'ko', name: '우지바시' },
      { language: 'zh-Hans', name: '宇治桥' },
      { language: 'zh-Hant', name: '宇治橋' },
    ])
    const revision = { id: 'revision-1', expectedVersion: 1, authorId: null, at: NOW, note: null }
    await db.transaction().execute((trx) => placesForBoard.update(trx, 'uji-bridge', { stay_minutes: 20 }, revision))
    const found = await searchCatalog(db, { text: '우지바시' })
    expect(found.places.map(({ id }) => id)).toEqual(['uji-bridge'])
    expect((await searchCatalog(db, { text: '교토' })).towns.map(({ code }) => code)).toContain('26')
  })

  it('count the works of a prefecture by its own places', async () => {
    const db = await makeDb('catalog')
    const [first, ...others] = await works.findAllByPrefecture(db, '43')
    expect([first?.id, first?.placeCount]).toEqual(['one-piece', 8])
    expect(others.map(({ id }) => id)).toContain('natsumes-book-of-friends')
    expect(await works.findAllByPrefecture(db, '99')).toEqual([])
  })
})

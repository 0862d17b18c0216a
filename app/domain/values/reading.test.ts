import { describe, expect, it } from 'vitest'
import { shownName } from './locale.ts'
import { isReadingOf } from './reading.ts'

describe('a reading of a name', () => {
  it.each([
    ['三平汁', 'さんぺいじる'],
    ['鮭のチャンチャン焼き', 'さけのちゃんちゃんやき'],
    ['秋刀魚', 'さんま'],
    ['ラーメン', 'らーめん'],
    ['塩引きずし', 'しおびきすし'],
    ['いももち／いもだんご', 'いももち/いもだんご'],
    ['板台餅／ばんだい餅', 'ばんだいもち'],
    ['七里ヶ浜海岸', 'しちりがはまかいがん'],
    ['東寺(教王護国寺)', 'とうじ'],
    ['鮭の飯ずし', 'さけのいいずし/さけのいずし'],
  ])('%s is read %s', (name, reading) => expect(isReadingOf(reading, name)).toBe(true))

  it.each([
    ['kanji among the kana', '魚の漬物', '塩辛）（さかなのつけもの（しおから）'],
    ['only the second of two names', '魚のたたき／なめろう', 'さかなのたたき'],
    ['another dish', 'ちたけうどん', 'そば'],
    ['kana of the name that are not there', 'みずたたき', 'とろろ'],
    ['cut before its end', '三平汁', 'さ'],
    ['nothing', '三平汁', ''],
  ])('is not %s', (_, name, reading) => expect(isReadingOf(reading, name)).toBe(false))

  it('is shown in Latin letters only where it can be one', () => {
    const names = { ja: '味噌汁', en: null, reading: '麦味噌）（みそしる（むぎみそ)' }
    expect(shownName(names, 'en')).toEqual({ text: '味噌汁', lang: 'ja', isFallback: true })
    const cut = { ja: 'みずたたき', en: null, reading: 'とろろ' }
    expect(shownName(cut, 'en')).toMatchObject({ text: 'みずたたき', lang: 'ja' })
  })
})

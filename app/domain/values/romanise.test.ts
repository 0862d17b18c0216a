import { describe, expect, it } from 'vitest'
import { shownName } from './locale.ts'
import { romanise } from './romanise.ts'

describe('a kana reading in Latin letters', () => {
  it.each([
    ['あしかががっこうあと', 'Ashikagagakkouato'],
    ['まっちゃ', 'Matcha'],
    ['じんじゃ', 'Jinja'],
    ['しんいち', "Shin'ichi"],
    ['こんにゃく', 'Konnyaku'],
    ['さんよう', "San'you"],
    ['いのうえ', 'Inoue'],
    ['ラーメン', 'Rāmen'],
    ['ゔぃーなす', 'Vīnasu'],
    ['つづみ', 'Tsuzumi'],
    ['ぶたじる／とんじる', 'Butajiru / Tonjiru'],
    ['「おくのやま」ちゃえん', 'Okunoyama Chaen'],
    ['せいどう（ないぶ）', 'Seidou (Naibu)'],
    ['いっ', 'I'],
  ])('%s is %s', (kana, latin) => {
    expect(romanise(kana)).toBe(latin)
  })

  it.each(['あけびの油焼き', '麦味噌）（みそしる', '', '・', 'すいとん）（ばっとうじる', 'かな2'])(
    'what is not kana alone, or broken, is not guessed: %s',
    (kana) => {
      expect(romanise(kana)).toBeNull()
    },
  )
})

describe('the name that a reader sees', () => {
  const names = { ja: '日新塾跡', en: null, reading: 'にっしんじゅくあと' }

  it('is the reading in Latin letters where no English name is recorded, and says that it stands in', () => {
    expect(shownName(names, 'en')).toEqual({ text: 'Nisshinjukuato', lang: 'ja-Latn', isFallback: true })
  })

  it('is a recorded romanisation before one that is made from kana', () => {
    const recorded = { ...names, 'ja-Latn': 'Nisshin-juku Ato' }
    expect(shownName(recorded, 'en')).toMatchObject({ text: 'Nisshin-juku Ato', lang: 'ja-Latn' })
  })

  it('is English where it is recorded, and Japanese for a reader of Japanese', () => {
    expect(shownName({ ...names, en: 'Nisshin School' }, 'en')).toMatchObject({ text: 'Nisshin School', lang: 'en' })
    expect(shownName(names, 'ja')).toEqual({ text: '日新塾跡', lang: 'ja', isFallback: false })
  })

  it('is Japanese where there is nothing else', () => {
    const bare = { ...names, reading: null }
    expect(shownName(bare, 'en')).toEqual({ text: '日新塾跡', lang: 'ja', isFallback: true })
  })
})

import { describe, expect, it } from 'vitest'
import { fitOf, foldSearchText, searchTextOf } from './search-text.ts'

describe('search text', () => {
  it('is the same for katakana and hiragana, full and half width, upper and lower case', () => {
    expect(foldSearchText('ケイオンＡＢＣ')).toBe('けいおんabc')
    expect(foldSearchText('ｶﾞｰﾙｽﾞ')).toBe('がーるず')
  })

  it('finds ō by o and é by e, but keeps が apart from か', () => {
    expect(foldSearchText('Ōarai Kōen café')).toBe('oarai koen cafe')
    expect(foldSearchText('ガ')).not.toBe(foldSearchText('カ'))
  })

  it('collapses spaces, ideographic ones too', () => {
    expect(foldSearchText('  宇治　橋 \n ')).toBe('宇治 橋')
  })

  it('joins all names of a record and skips the missing ones', () => {
    expect(searchTextOf(['宇治橋', null, 'Uji Bridge', undefined, ''])).toBe('宇治橋 uji bridge')
  })

  it('finds a reading typed in Latin letters, its long vowels written out or not', () => {
    expect(searchTextOf(['宇治公園', 'うじこうえん'])).toBe('宇治公園 うじこうえん ujikouen ujikoen')
    expect(searchTextOf(['宇治', 'ウジ'])).toBe('宇治 うじ uji')
  })

  it('folds a folded text to itself', () => {
    const once = foldSearchText('リコリス・リコイル Ⅱ　Ｒｅｃｏｉｌ')
    expect(foldSearchText(once)).toBe(once)
  })
})

describe('how well a name fits a query', () => {
  it.each([
    ['uji bridge 宇治橋', 'Uji', 'whole'],
    ['uji bridge 宇治橋', 'bridge uji', 'whole'],
    ['ujigami shrine 宇治上神社', 'uji', 'beginning'],
    ['宇治橋', '宇治', 'beginning'],
    ['fujisawa station 藤沢駅', 'uji', 'within'],
    ['kosho-ji temple (uji)', 'uji', 'whole'],
  ])('%s for %s: %s', (name, query, fit) => {
    expect(fitOf(name, query)).toBe(fit)
  })
})

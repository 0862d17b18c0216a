import { describe, expect, it } from 'vitest'
import { foldSearchText, searchTextOf } from './search-text.ts'

describe('search text', () => {
  it('is the same for katakana and hiragana, full and half width, upper and lower case', () => {
    expect(foldSearchText('ケイオンＡＢＣ')).toBe('けいおん abc')
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

  it('is the same for old, new, Chinese and Taiwanese forms of a character, and for ヶ as が', () => {
    expect(foldSearchText('嚴島神社の鳥居')).toBe(foldSearchText('厳島神社の鳥居'))
    expect(foldSearchText('藤澤')).toBe(foldSearchText('藤沢'))
    expect(foldSearchText('宇治桥')).toBe(foldSearchText('宇治橋'))
    expect(foldSearchText('霞ケ関')).toBe(foldSearchText('霞が関'))
    expect(foldSearchText('けがに')).toBe('けがに')
  })

  it('leaves a character that has a meaning of its own', () => {
    expect(foldSearchText('夢が叶う')).toBe('夢が叶う')
    expect(foldSearchText('堺')).not.toBe(foldSearchText('界'))
  })

  it('is typed with or without the signs in a name', () => {
    expect(searchTextOf(['らき☆すた'])).toBe('らき すた らきすた')
    expect(searchTextOf(['K-ON!'])).toBe('k on kon')
  })

  it('folds a letter the same alone and among others', () => {
    // A letter of another script in front makes the whole text be read at once, not letter by letter.
    const amongOthers = (text: string) => foldSearchText(`ж ${text}`).slice(2)
    const letters = 'aZ9 　・-（「がガバｂ橋嶽ー々﨑ッ,.～'
    let seed = 11
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length: 12 }, () => {
        seed = (seed * 48_271) % 2_147_483_647
        return letters[seed % letters.length]
      }).join('')
      expect({ text, folded: foldSearchText(text) }).toEqual({ text, folded: amongOthers(text) })
    }
    for (const text of ['霞ヶ関', "L'Arc", 'か\u3099', 'ｶﾞ', 'ゟ', '㌔'])
      expect(foldSearchText(text)).toBe(amongOthers(text))
  })

  it('folds a folded text to itself', () => {
    const once = foldSearchText('リコリス・リコイル Ⅱ　Ｒｅｃｏｉｌ')
    expect(foldSearchText(once)).toBe(once)
  })
})

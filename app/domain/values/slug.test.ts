import { expect, test } from 'vitest'
import { slugOf } from './slug.ts'

const named = (ja: string, en: string | null, reading: string | null = null) => ({ ja, en, reading })

test('an address says a record’s English name, or its reading in Latin letters', () => {
  expect(slugOf('heritage-3', named('旧水戸彰考館跡', 'Site of the Mito Shōkōkan'))).toBe('site-of-the-mito-shokokan')
  expect(slugOf('d26-001', named('にしんそば', null, 'にしんそば'))).toBe('nishinsoba')
  expect(slugOf('maff-9', named('十勝川西長いも', 'Tokachi Kawanishi Nagaimo, "Yam" & Co’s'))).toBe(
    'tokachi-kawanishi-nagaimo-yam-cos',
  )
})

test('a record without a Latin name, or whose id says it already, has none', () => {
  expect(slugOf('p-1', named('宇治橋', null))).toBeNull()
  expect(slugOf('uji-bridge', named('宇治橋', 'Uji Bridge'))).toBeNull()
  expect(slugOf('uji-kyoto', named('宇治と京都', 'Uji and Kyoto'))).toBeNull()
  expect(slugOf('p-1', named('☆', '☆☆'))).toBeNull()
})

test('a long name ends at a whole word', () => {
  const slug = slugOf('p-1', named('長', 'Sixteen letters '.repeat(12)))!
  expect(slug).toBe('sixteen-letters-sixteen-letters-sixteen-letters-sixteen')
  expect(slugOf('p-1', named('長', 'a'.repeat(300)))).toHaveLength(60)
})

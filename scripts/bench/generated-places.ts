import { searchTextOf } from '#app/domain/catalog/search-text.ts'
import { romanise } from '#app/domain/values/romanise.ts'
import type { Database } from '#db/connection.ts'
import type { NewRow } from '#db/schema.ts'
import { placeRecord } from '#db/seed/place-record.ts'
import { upsertAll } from '#db/seed/upsert.ts'

const BATCH = 2_000
const SOURCE = 'bench-generated'
const NOW = 1_795_392_000

/** Places that no one has seen, for the benches alone: names as Japan has them, and towns where most of them crowd. */
export async function loadGeneratedPlaces(db: Database, count: number): Promise<void> {
  const source = { key: SOURCE, title: 'Generated', licence: 'CC0-1.0', credit_ja: '生成', credit_en: 'Generated' }
  await upsertAll(db, 'sources', [source], { key: ['key'] })
  const towns = await db
    .selectFrom('municipalities')
    .select(['code', 'prefecture_code', 'lat', 'lng'])
    .orderBy('code')
    .execute()
  const random = seeded(7)
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => {
      // The square makes few towns large and many small.
      const town = towns[Math.floor(random() ** 2 * towns.length)]!
      return placeOf(from + at, town, random)
    })
    await db.transaction().execute((trx) => upsertAll(trx, 'places', rows, { key: ['id'] }))
  }
}

interface Town {
  code: string
  prefecture_code: string
  lat: number
  lng: number
}

function placeOf(index: number, town: Town, random: () => number): NewRow<'places'> {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const [kanji, kana] = [pick(STEMS), pick(STEMS)].reduce(([a, b], [c, d]) => [a + c, b + d], ['', ''])
  const [kind, ending, reading, english] = pick(ENDINGS)
  const latin = romanise(kana)!
  const near = () => (random() + random() + random() - 1.5) * 0.08
  return {
    ...placeRecord(
      {
        id: `bench-${index}`,
        kind,
        name_ja: kanji + ending,
        name_en: `${latin} ${english}`,
        name_reading: kana + reading,
        lat: Math.min(45.9, Math.max(20.1, town.lat + near())),
        lng: Math.min(153.9, Math.max(122.1, town.lng + near())),
        coordinate_precision_meters: 50,
        prefecture_code: town.prefecture_code,
        municipality_code: town.code,
        stay_minutes: 30,
        significance: random() < 0.01 ? 2 : null,
        source_key: SOURCE,
        source_ref: `${index}`,
      },
      NOW,
    ),
    search_text: searchTextOf([kanji + ending, `${latin} ${english}`, kana + reading]),
  }
}

/** Always the same numbers between 0 and 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const STEMS = (
  '山 やま|川 かわ|田 た|中 なか|村 むら|本 もと|宇治 うじ|橋 はし|神 かみ|東 ひがし|西 にし|南 みなみ|北 きた|大 おお|小 お|松 まつ|竹 たけ|梅 うめ|桜 さくら|石 いし|' +
  '井 い|上 うえ|下 した|野 の|原 はら|高 たか|島 しま|崎 さき|沢 さわ|谷 たに|木 き|森 もり|林 はやし|浜 はま|津 つ|港 みなと|花 はな|月 つき|星 ほし|雪 ゆき|' +
  '鶴 つる|亀 かめ|福 ふく|金 かね|銀 ぎん|青 あお|赤 あか|白 しろ|黒 くろ|緑 みどり|長 なが|広 ひろ|深 ふか|浅 あさ|清 きよ|水 みず|岩 いわ|滝 たき|池 いけ|沼 ぬま|' +
  '三 み|八 や|千 ち|百 もも|国 くに|里 さと|町 まち|宮 みや|寺 てら|城 しろ|坂 さか|峰 みね|丘 おか|富士 ふじ|浅間 あさま|春日 かすが|八幡 やはた|稲荷 いなり|天神 てんじん|若宮 わかみや'
)
  .split('|')
  .map((pair) => pair.split(' ') as [kanji: string, kana: string])

const ENDINGS = [
  ['shrine', '神社', 'じんじゃ', 'Shrine'],
  ['temple', '寺', 'じ', 'Temple'],
  ['park', '公園', 'こうえん', 'Park'],
  ['bridge', '橋', 'ばし', 'Bridge'],
  ['station', '駅', 'えき', 'Station'],
  ['museum', '美術館', 'びじゅつかん', 'Museum'],
  ['restaurant', '食堂', 'しょくどう', 'Diner'],
  ['cafe', '喫茶', 'きっさ', 'Café'],
  ['shop', '商店', 'しょうてん', 'Store'],
  ['onsen', '温泉', 'おんせん', 'Hot Spring'],
  ['castle', '城跡', 'じょうあと', 'Castle Ruins'],
  ['viewpoint', '展望台', 'てんぼうだい', 'Lookout'],
] as const

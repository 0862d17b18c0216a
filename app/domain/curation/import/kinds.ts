import { DIETS, type Diet } from '../../catalog/diet.ts'
import { PLACE_KINDS, type PlaceKind } from '../../catalog/place.ts'
import { ownLetters } from './text.ts'

type Tags = Readonly<Record<string, string>>

/** OpenStreetMap's tags, the most telling first: `*` is any value. */
const OF_TAGS: [tag: string, value: string, kind: PlaceKind][] = [
  ['craft', 'brewery|winery|distillery', 'brewery'],
  ['amenity', 'cafe|ice_cream', 'cafe'],
  ['amenity', 'restaurant|fast_food|bar|pub|izakaya|food_court|biergarten', 'restaurant'],
  ['amenity', 'marketplace', 'market'],
  ['amenity', 'public_bath', 'onsen'],
  ['leisure', 'garden', 'garden'],
  ['leisure', 'park', 'park'],
  ['historic', 'castle|fort', 'castle'],
  ['religion', 'shinto', 'shrine'],
  ['religion', 'buddhist', 'temple'],
  ['historic', 'wayside_shrine', 'shrine'],
  ['tourism', 'museum|gallery', 'museum'],
  ['tourism', 'viewpoint', 'viewpoint'],
  ['railway', 'station|halt|tram_stop', 'station'],
  ['public_transport', 'station|stop_position|platform', 'station'],
  ['natural', 'hot_spring', 'onsen'],
  ['bath:type', 'onsen', 'onsen'],
  ['man_made', 'bridge', 'bridge'],
  ['bridge', '*', 'bridge'],
  ['natural', '*', 'nature'],
  ['waterway', '*', 'nature'],
  ['craft', '*', 'craft'],
  ['shop', 'farm', 'producer'],
  ['shop', '*', 'shop'],
  ['historic', '*', 'heritage'],
  ['highway', 'pedestrian|footway|residential', 'street'],
  ['tourism', 'attraction|artwork|information', 'other'],
]

/** The kind that OpenStreetMap's tags tell, if they tell one. */
export function kindOfTags(tags: Tags): PlaceKind | null {
  for (const [tag, value, kind] of OF_TAGS) {
    const found = tags[tag]
    if (found && found !== 'no' && (value === '*' || value.split('|').includes(found))) return kind
  }
  return null
}

/** Words of columns and folders, folded; a longer text that contains one is understood too. */
const WORDS: [words: string, kind: PlaceKind][] = [
  ['駅|station|停留所|バス停|bus stop', 'station'],
  ['神社|神宮|大社|shrine', 'shrine'],
  ['寺|寺院|temple', 'temple'],
  ['城|城跡|castle', 'castle'],
  ['美術館|博物館|資料館|記念館|museum|gallery', 'museum'],
  ['庭園|garden', 'garden'],
  ['公園|park', 'park'],
  ['橋|bridge', 'bridge'],
  ['通り|商店街|坂|street', 'street'],
  ['展望|viewpoint|lookout', 'viewpoint'],
  ['温泉|銭湯|onsen|hot spring', 'onsen'],
  ['工房|工芸|craft|workshop', 'craft'],
  ['カフェ|喫茶|甘味|cafe|coffee', 'cafe'],
  ['飲食|食堂|レストラン|料理|グルメ|食事|居酒屋|restaurant|dining|food', 'restaurant'],
  ['市場|朝市|market', 'market'],
  ['酒蔵|蔵元|ワイナリー|brewery|winery', 'brewery'],
  ['農園|農家|生産者|producer|farm', 'producer'],
  ['店|土産|ショップ|shop|store', 'shop'],
  ['舞台|聖地|ロケ地|scene|anime', 'scene'],
  ['史跡|文化財|遺産|heritage|historic', 'heritage'],
  ['集合|待ち合わせ|meeting', 'meeting_point'],
  ['山|海|滝|湖|島|自然|nature|beach|mountain|waterfall', 'nature'],
  ['その他|other', 'other'],
]

const known = new Map<string, PlaceKind | null>()

/** The kind that a word of a column or a folder's name means, in Japanese or English, or as we call it ourselves. */
export function kindOfWord(word: string): PlaceKind | null {
  const kept = known.get(word)
  if (kept !== undefined) return kept
  const text = word.normalize('NFKC').trim().toLowerCase()
  const own = PLACE_KINDS.find((kind) => kind === text.replace(/[\s-]+/g, '_'))
  const kind = own ?? WORDS.find(([words]) => words.split('|').some((each) => text.includes(each)))?.[1] ?? null
  if (known.size < 2000) known.set(ownLetters(word), kind)
  return kind
}

/** Diets that are said to be served: `diet:vegan=yes`, or a list in a cell. What is not said stays unknown. */
export function dietsOf(cell: string | undefined, tags: Tags | null): Diet[] {
  if (!cell && !tags) return []
  const words = (cell ?? '').toLowerCase().split(/[\s,;、・/]+/)
  return DIETS.filter((diet) => {
    const tag = tags?.[`diet:${diet}`]
    return tag === 'yes' || tag === 'only' || words.includes(diet) || words.some((word) => DIET_WORDS[word] === diet)
  })
}

const DIET_WORDS: Record<string, Diet> = {
  ベジタリアン: 'vegetarian',
  ヴィーガン: 'vegan',
  ビーガン: 'vegan',
  ハラール: 'halal',
  ハラル: 'halal',
  グルテンフリー: 'gluten_free',
}

/** How long one stays at a place of a kind where nobody said it, in minutes. */
export function usualStayMinutes(kind: PlaceKind): number {
  return USUAL_STAY[kind] ?? 30
}

const USUAL_STAY: Partial<Record<PlaceKind, number>> = { restaurant: 60, cafe: 45, museum: 90, castle: 90, onsen: 90 }

/** Homes and schools are nobody's sight: a person has to look before one is recorded. */
export function maybePrivate(name: string, tags: Tags | null): boolean {
  if (/自宅|実家|民家|個人宅|(小|中|高等|高)学?校(校舎)?$|マンション|アパート/.test(name)) return true
  if (!tags) return false
  return (
    /^(house|detached|apartments|residential|dormitory|school)$/.test(tags.building ?? '') ||
    /^(school|kindergarten|college)$/.test(tags.amenity ?? '') ||
    tags.access === 'private'
  )
}

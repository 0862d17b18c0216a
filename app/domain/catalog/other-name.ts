/** Languages beside Japanese and English in which names are recorded, as BCP 47 tags. */
export const OTHER_NAME_LANGUAGES = ['ko', 'zh-Hans', 'zh-Hant'] as const
export type OtherNameLanguage = (typeof OTHER_NAME_LANGUAGES)[number]

export const NAMED_KINDS = ['work', 'place', 'gi_product', 'dish', 'area', 'prefecture'] as const
export type NamedKind = (typeof NAMED_KINDS)[number]

/** A name that a record has in a further language. */
export interface OtherName {
  language: OtherNameLanguage
  name: string
}

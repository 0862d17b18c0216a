import { useTranslation } from 'react-i18next'
import type { ImportedPlace } from '#app/domain/curation/import/import-row.ts'
import { useSay } from '#app/i18n/say.ts'

/** A record as it would be; its point is absent where it is protected. */
export type ShownPlace = Omit<ImportedPlace, 'point'> & { point: ImportedPlace['point'] | null }

/** The most telling of a record that would be made or changed, on one line of pairs. */
export function WouldBe({ place }: { place: ShownPlace }) {
  const { t } = useTranslation('imports')
  const say = useSay('imports')
  const sayKind = useSay('board')
  const { nameEn, nameReading, otherNames = [], kind, point, openingHours, priceYen, website } = place
  const rows: [string, string | number | null][] = [
    [say('field.name_en'), nameEn],
    [say('field.name_reading'), nameReading],
    ...otherNames.map(({ language, name }): [string, string] => [say(`field.${FIELD_OF[language]}`), name]),
    [say('field.kind'), sayKind(`kind.${kind}`)],
    [t('waiting.where'), point ? `${point.lat}, ${point.lng}` : t('waiting.protected')],
    [say('field.opening_hours'), openingHours],
    [say('field.price_yen'), priceYen],
    [say('field.website'), website],
    [say('field.licence'), place.licence],
  ]
  return (
    <dl className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {rows.map(([term, value]) =>
        value === null ? null : (
          <div key={term} className="flex flex-wrap gap-x-1.5">
            <dt className="text-ink-soft">{term}</dt>
            <dd className="wrap-anywhere">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ),
      )}
    </dl>
  )
}

const FIELD_OF = { ko: 'name_ko', 'zh-Hans': 'name_zh_hans', 'zh-Hant': 'name_zh_hant' } as const

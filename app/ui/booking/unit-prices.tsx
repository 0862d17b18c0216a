import { useTranslation } from 'react-i18next'
import type { TourOption, TourUnit } from '#app/domain/tours/tour.ts'
import { useSay } from '#app/i18n/say.ts'
import { Card } from '../layout/card.tsx'
import { Yen } from '../text/figures.tsx'
import { Name } from '../text/name.tsx'

/** The ways to take a tour, each with the price of every kind of guest. */
export function UnitPrices({ options }: { options: TourOption[] }) {
  const { t } = useTranslation('tours')
  const say = useSay('booking')
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {options.map((option) => (
          <Card key={option.id}>
            <h3 className="font-semibold">
              <Name names={option.names} />
            </h3>
            <p className="text-ink-soft text-sm">{t(option.isPrivate ? 'private_option' : 'group_option')}</p>
            <dl className="mt-3 space-y-1">
              {option.units.map((unit) => (
                <div key={unit.id} className="flex justify-between gap-4">
                  <dt>
                    {say(`unit.${unit.kind}`)}{' '}
                    <span className="text-ink-soft text-sm">
                      <Ages unit={unit} />
                    </span>
                  </dt>
                  <dd>
                    <Yen amount={unit.priceYen} />
                  </dd>
                </div>
              ))}
            </dl>
          </Card>
        ))}
      </div>
      <p className="mt-3 text-ink-soft">{t('no_fee')}</p>
    </>
  )
}

function Ages({ unit: { minAge, maxAge } }: { unit: TourUnit }) {
  const { t } = useTranslation('tours')
  if (maxAge !== null) return t('ages.between', { min: minAge, max: maxAge })
  return minAge ? t('ages.from', { min: minAge }) : t('ages.all')
}

import { useTranslation } from 'react-i18next'
import type { PriceLine } from '#app/domain/tours/pricing.ts'
import { useSay } from '#app/i18n/say.ts'
import { Yen } from '../text/figures.tsx'

/** Every line of a price and its total: nothing is added later. */
export function PriceTable({ lines, totalYen }: { lines: PriceLine[]; totalYen: number }) {
  const { t } = useTranslation('booking')
  const say = useSay('booking')
  return (
    <table className="w-full">
      <caption className="sr-only">{t('price.caption')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('price.unit')}</th>
          <th scope="col">{t('price.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.unitId} className="border-line border-b">
            <th scope="row" className="py-2 text-start font-normal">
              {say(`unit.${line.kind}`)}{' '}
              <span className="text-ink-soft">
                <Yen amount={line.unitPriceYen} /> × {line.quantity}
              </span>
            </th>
            <td className="py-2 text-end">
              <Yen amount={line.amountYen} />
            </td>
          </tr>
        ))}
        <tr className="border-line border-b">
          <th scope="row" className="py-2 text-start font-normal">
            {t('price.fees')}
          </th>
          <td className="py-2 text-end">
            <Yen amount={0} />
          </td>
        </tr>
        <tr>
          <th scope="row" className="py-3 text-start font-semibold text-lg">
            {t('price.total')}
          </th>
          <td className="py-3 text-end font-semibold text-lg">
            <Yen amount={totalYen} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Part } from '#app/domain/ledger/split.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { useLanguage } from '../layout/use-page.ts'
import { formatYen, Yen } from '../text/figures.tsx'
import { Name } from '../text/name.tsx'

interface Props {
  shares: Part[]
  totalYen: number
  /** What the payment provider kept, when it is known. */
  feeYen: number
  guideNames: Names
  prefectureNames: Names | null
}

/** Where each yen of the price goes; the lines sum to the price. */
export function YenTable({ shares, totalYen, feeYen, guideNames, prefectureNames }: Props) {
  const { t } = useTranslation('booking')
  const language = useLanguage()
  const owner = ({ account }: Part): ReactNode => {
    if (account.kind === 'guide') return <Name names={guideNames} />
    if (account.kind === 'region_fund' && prefectureNames) return <Name names={prefectureNames} />
    return account.kind === 'rights_holder' ? account.ownerId : null
  }
  return (
    <>
      <table className="w-full max-w-2xl">
        <caption className="sr-only">{t('yen.title')}</caption>
        <tbody>
          {shares.map((part) => (
            <tr key={part.account.id} className="border-line border-b">
              <th scope="row" className="py-2 text-start font-normal">
                <YenWord kind={part.account.kind} /> <span className="text-ink-soft">{owner(part)}</span>
              </th>
              <td className="py-2 text-end">
                <Yen amount={part.amountYen} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="py-2 text-start font-semibold">
              {t('price.total')}
            </th>
            <td className="py-2 text-end font-semibold">
              <Yen amount={totalYen} />
            </td>
          </tr>
        </tbody>
      </table>
      {feeYen > 0 ? (
        <p className="mt-3 text-ink-soft">{t('yen.fee', { amount: formatYen(feeYen, language) })}</p>
      ) : null}
    </>
  )
}

function YenWord({ kind }: { kind: Part['account']['kind'] }) {
  const { t } = useTranslation('booking')
  switch (kind) {
    case 'guide':
      return t('yen.guide')
    case 'platform':
      return t('yen.platform')
    case 'region_fund':
      return t('yen.region_fund')
    default:
      return t('yen.rights_holder')
  }
}

import type { GiProduct } from '#app/domain/catalog/gi-product.ts'
import { useSay } from '#app/i18n/say.ts'
import { useUrls } from '../layout/use-page.ts'
import type { LinkLine } from './link-list.tsx'

/** «GI No. 12, tea»: the register's number in words; the GI mark itself is a regulated picture. */
export function useGiLine(): (product: GiProduct) => LinkLine {
  const say = useSay('catalog')
  const urls = useUrls()
  return ({ id, names, giNumber, category }) => {
    const kind = say(`category.${category}`)
    return {
      to: urls.giProduct({ id, names }),
      names,
      note: giNumber === null ? kind : say('gi.number_and_kind', { number: giNumber, kind }),
    }
  }
}

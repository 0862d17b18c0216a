import { useTranslation } from 'react-i18next'
import type { Names } from '#app/domain/values/locale.ts'
import { ButtonLink } from '../form/button.tsx'
import { Section } from '../layout/card.tsx'
import { useUrls } from '../layout/use-page.ts'
import { LinkList } from './link-list.tsx'

/** The next step from something to eat: the areas where a trip can meet it. */
export function PlanInAreas({ title, areas }: { title: string; areas: { id: string; names: Names }[] }) {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const [first] = areas
  if (!first) return null
  return (
    <Section title={title}>
      <LinkList items={areas.map(({ id, names }) => ({ to: urls.area({ id, names }), names }))} />
      <p className="mt-4">
        <ButtonLink look="secondary" to={areas.length === 1 ? `${urls.plan}?area=${first.id}` : urls.plan}>
          {t('area.plan_trip')}
        </ButtonLink>
      </p>
    </Section>
  )
}

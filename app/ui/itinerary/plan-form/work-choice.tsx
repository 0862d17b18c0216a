import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shownName } from '#app/domain/values/locale.ts'
import { ChoiceGroup } from '../../form/field.tsx'
import { useFieldState } from '../../form/form-context.tsx'
import { useLanguage } from '../../layout/use-page.ts'
import { Name } from '../../text/name.tsx'
import { Fold } from './fold.tsx'
import type { PlanChoices } from './plan-choices.ts'

/** All works with places, ticked ones first: a long list that folds away. */
export function WorkChoice({ works }: { works: PlanChoices['works'] }) {
  const { t } = useTranslation('plan')
  const language = useLanguage()
  const { value, errors } = useFieldState('workIds')
  // Kept as it was at first, so that nothing jumps while ticking.
  const [ticked] = useState(() => [value ?? []].flat())
  const options = works
    .toSorted((a, b) => Number(ticked.includes(b.id)) - Number(ticked.includes(a.id)))
    .map((work) => ({
      value: work.id,
      label: <Name names={work.names} withOther={shownName(work.names, language).text.length < 24} />,
      hint: t('work_count', { count: work.placeCount }),
    }))
  return (
    <Fold title={t('works')} isOpen={ticked.length > 0 || errors.length > 0} className="mt-5">
      <div className="max-h-96 overflow-y-auto pe-2">
        <ChoiceGroup
          name="workIds"
          type="checkbox"
          label={t('works_open')}
          hint={t('works_hint')}
          options={options}
          columns
        />
      </div>
    </Fold>
  )
}

import { useTranslation } from 'react-i18next'
import type { MergedField, MergePlan } from '#app/domain/curation/merge.ts'
import { useSay } from '#app/i18n/say.ts'
import { Notice } from '../layout/card.tsx'

/** The merged record field by field: both values, which one it takes, and why; where the two differ one may choose. */
export function MergeFields({ plan, wasConfirmed }: { plan: MergePlan; wasConfirmed: boolean }) {
  const { t } = useTranslation('board')
  const say = useSay('board')
  const told = plan.fields.filter(({ kept, other, because }) => kept || other || because === 'protected')
  return (
    <>
      <div className="border-line border-t">
        {told.map((field) => (
          <FieldRow key={field.field} {...field} />
        ))}
        <div className="grid gap-x-6 gap-y-1 border-line border-b py-3 sm:grid-cols-[12rem_1fr]">
          <p className="font-medium">{t('merge.protection')}</p>
          <p>
            {t('merge.protection_lead', { state: say(`protection.of_state.${plan.protection}`) })}
            {plan.isPointSecret ? <span className="block">{t('merge.point_secret')}</span> : null}
          </p>
        </div>
      </div>
      {wasConfirmed && plan.confirmedOn === null ? (
        <div className="mt-4">
          <Notice tone="warn" title={t('merge.unconfirmed')} />
        </div>
      ) : null}
    </>
  )
}

function FieldRow({ field, kept, other, from, because, isOpen }: MergedField) {
  const { t } = useTranslation('board')
  const say = useSay('board')
  const label = say(`merge.field.${field}`)
  const values = [
    ['kept', kept, t('merge.told_by_kept')],
    ['other', other, t('merge.told_by_gone')],
  ] as const
  return (
    <fieldset className="grid gap-x-6 gap-y-1 border-line border-b py-3 sm:grid-cols-[12rem_1fr]">
      <legend className="float-start w-full font-medium sm:w-auto">{label}</legend>
      <div>
        {because === 'protected' ? null : because === 'same' ? (
          <Value field={field} value={kept} />
        ) : (
          <ul className="grid gap-x-6 gap-y-2 md:grid-cols-2">
            {values.map(([side, value, source]) => (
              <li key={side} className={side === from || isOpen ? undefined : 'text-ink-soft'}>
                {isOpen ? (
                  <label className="flex items-start gap-2">
                    <input
                      type="radio"
                      name={`take_${field}`}
                      value={side}
                      defaultChecked={side === from}
                      className="mt-1 size-5 shrink-0 accent-accent"
                    />
                    <Told field={field} value={value} source={source} />
                  </label>
                ) : (
                  <p className="flex items-start gap-2">
                    <span aria-hidden="true" className="w-5 shrink-0">
                      {side === from ? '✓' : ''}
                    </span>
                    <Told field={field} value={value} source={source} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
        <p className="mt-1 text-ink-soft text-sm">{say(`merge.because.${because}`)}</p>
      </div>
    </fieldset>
  )
}

function Told({ field, value, source }: Pick<MergedField, 'field'> & { value: string | null; source: string }) {
  return (
    <span className="min-w-0">
      <Value field={field} value={value} />
      <span className="block text-ink-soft text-sm">{source}</span>
    </span>
  )
}

function Value({ field, value }: Pick<MergedField, 'field'> & { value: string | null }) {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const say = useSay('board')
  if (value === null) return t('merge.unknown')
  if (field === 'kind') return say(`kind.${value}`)
  if (field === 'step_free') return common(value as 'yes' | 'no' | 'unknown')
  if (field === 'is_outdoor') return common(value === '1' ? 'yes' : 'no')
  const language = field.endsWith('_ja') ? 'ja' : field.endsWith('_en') ? 'en' : undefined
  return (
    <span lang={language} className="break-words">
      {value}
    </span>
  )
}

interface Hanging {
  scenes: number
  serves: number
  comfort: number
  tours: number
}

/** What hangs on the record that goes, in numbers. */
export function MergeMoves({ hanging }: { hanging: Hanging }) {
  const { t } = useTranslation('board')
  const parts = [
    hanging.scenes ? t('merge.moves_scenes', { count: hanging.scenes }) : null,
    hanging.serves ? t('merge.moves_serves', { count: hanging.serves }) : null,
    hanging.comfort ? t('merge.moves_comfort', { count: hanging.comfort }) : null,
    hanging.tours ? t('merge.moves_tours', { count: hanging.tours }) : null,
  ].filter((part) => part !== null)
  if (parts.length === 0) return <p className="text-ink-soft">{t('merge.moves_none')}</p>
  return (
    <>
      <ul className="list-disc ps-5">
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      <p className="mt-2 text-ink-soft text-sm">{t('merge.moves_hint')}</p>
    </>
  )
}

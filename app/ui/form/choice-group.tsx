import type { ChangeEvent, ReactNode } from 'react'
import { FieldErrors } from './field.tsx'
import { useFieldState, useSayError } from './form-context.tsx'

export interface Choice {
  value: string
  label: ReactNode
  hint?: ReactNode
}

/** Radio buttons or check boxes under one question. Big enough for a thumb, plain enough for no JavaScript. */
export function ChoiceGroup({
  name,
  label,
  hint,
  type,
  options,
  defaultValue = [],
  columns = false,
}: {
  name: string
  label: ReactNode
  hint?: ReactNode
  type: 'radio' | 'checkbox'
  options: Choice[]
  defaultValue?: string[]
  /** `dense` has two columns on a phone too. */
  columns?: boolean | 'dense'
}) {
  const { value } = useFieldState(name)
  const chosen = value === undefined ? defaultValue : [value].flat()
  return (
    <ChoiceFrame name={name} label={label} hint={hint}>
      <div className={columns === 'dense' ? DENSE_COLUMNS : columns ? CHOICE_COLUMNS : 'flex flex-wrap gap-2'}>
        {options.map((option) => (
          <ChoiceCard key={option.value} {...option} name={name} type={type} isChosen={chosen.includes(option.value)} />
        ))}
      </div>
    </ChoiceFrame>
  )
}

const DENSE_COLUMNS = 'grid grid-cols-2 gap-2 text-sm sm:text-base lg:grid-cols-3'
export const CHOICE_COLUMNS = 'grid grid-cols-1 gap-2 sm:grid-cols-2 lg:grid-cols-3'

/** The question around some choices, with what is wrong. */
export function ChoiceFrame({
  name,
  label,
  hint,
  children,
}: {
  name: string
  label: ReactNode
  hint?: ReactNode
  children: ReactNode
}) {
  const { errors } = useFieldState(name)
  const sayError = useSayError()
  return (
    <fieldset
      id={`field-${name}`}
      aria-describedby={errors.length ? `${name}-error` : undefined}
      tabIndex={-1}
      className="min-w-0 scroll-mt-6"
    >
      <legend className="mb-1 font-medium">{label}</legend>
      {hint ? <p className="mb-2 text-ink-soft text-sm">{hint}</p> : null}
      <FieldErrors name={name} texts={errors.map(sayError)} />
      {children}
    </fieldset>
  )
}

/** One choice, as wide as its column. */
export function ChoiceCard({
  name,
  type,
  value,
  label,
  hint,
  isChosen,
  isHidden = false,
  onChange,
}: Choice & {
  name: string
  type: 'radio' | 'checkbox'
  isChosen: boolean
  /** Kept in the form all the same. */
  isHidden?: boolean
  onChange?: (event: ChangeEvent<HTMLInputElement>) => void
}) {
  return (
    <label
      hidden={isHidden}
      className="flex min-h-11 items-start gap-2.5 rounded-md border border-line bg-surface px-3 py-2 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-wash [[hidden]]:hidden"
    >
      <input
        type={type}
        name={name}
        value={value}
        defaultChecked={isChosen}
        onChange={onChange}
        className="mt-1.5 size-4 shrink-0"
      />
      <span className="min-w-0">
        {label}
        {hint ? <span className="block text-ink-soft text-sm">{hint}</span> : null}
      </span>
    </label>
  )
}

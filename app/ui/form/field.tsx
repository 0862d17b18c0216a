import type { ComponentProps, ReactNode } from 'react'
import { useFieldState, useSayError } from './form-context.tsx'

interface FieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
}

/** An input and a choice side by side are of one height. */
const LINE = 'h-12'
const BOX =
  'w-full scroll-mt-28 rounded-md border border-line-strong bg-surface px-3 py-2.5 text-base aria-[invalid=true]:border-2 aria-[invalid=true]:border-bad'

/** A labelled input that keeps what was typed and says what is wrong beside it. */
export function TextField({ name, label, hint, ...input }: FieldProps & Omit<ComponentProps<'input'>, 'name'>) {
  const { value, errors } = useFieldState(name)
  return (
    <FieldFrame name={name} label={label} hint={hint}>
      <input
        {...input}
        {...describe(name, hint, errors)}
        name={name}
        defaultValue={one(value) ?? input.defaultValue}
        className={`${BOX} ${LINE} ${input.className ?? ''}`}
      />
    </FieldFrame>
  )
}

export function TextArea({ name, label, hint, ...input }: FieldProps & Omit<ComponentProps<'textarea'>, 'name'>) {
  const { value, errors } = useFieldState(name)
  return (
    <FieldFrame name={name} label={label} hint={hint}>
      <textarea
        rows={4}
        {...input}
        {...describe(name, hint, errors)}
        name={name}
        defaultValue={one(value) ?? input.defaultValue}
        className={BOX}
      />
    </FieldFrame>
  )
}

export function SelectField({
  name,
  label,
  hint,
  children,
  ...input
}: FieldProps & Omit<ComponentProps<'select'>, 'name'>) {
  const { value, errors } = useFieldState(name)
  return (
    <FieldFrame name={name} label={label} hint={hint}>
      <select
        {...input}
        {...describe(name, hint, errors)}
        name={name}
        defaultValue={one(value) ?? input.defaultValue}
        className={`${BOX} ${LINE}`}
      >
        {children}
      </select>
    </FieldFrame>
  )
}

/** One check box with its sentence, e.g. an agreement. */
export function CheckField({
  name,
  label,
  hint,
  value: sent = 'yes',
  ...input
}: FieldProps & Omit<ComponentProps<'input'>, 'name'>) {
  const { value, errors } = useFieldState(name)
  const sayError = useSayError()
  return (
    <div>
      <FieldErrors name={name} texts={errors.map(sayError)} />
      <label className="flex items-start gap-2.5">
        <input
          {...input}
          {...describe(name, hint, errors)}
          type="checkbox"
          name={name}
          value={sent as string}
          defaultChecked={value === undefined ? input.defaultChecked : value === sent}
          className="mt-1.5 size-4.5 shrink-0"
        />
        <span>
          {label}
          {hint ? (
            <span id={`${name}-hint`} className="block text-ink-soft text-sm">
              {hint}
            </span>
          ) : null}
        </span>
      </label>
    </div>
  )
}

function FieldFrame({ name, label, hint, children }: FieldProps & { children: ReactNode }) {
  const { errors } = useFieldState(name)
  const sayError = useSayError()
  return (
    <div>
      <label htmlFor={`field-${name}`} className="mb-1 block font-medium">
        {label}
      </label>
      {hint ? (
        <p id={`${name}-hint`} className="mb-1 text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
      <FieldErrors name={name} texts={errors.map(sayError)} />
      {children}
    </div>
  )
}

export function FieldErrors({ name, texts }: { name: string; texts: string[] }) {
  if (!texts.length) return null
  return (
    <p id={`${name}-error`} className="mb-1 font-medium text-bad">
      {texts.join(' ')}
    </p>
  )
}

function describe(name: string, hint: ReactNode, errors: string[]) {
  const ids = [hint ? `${name}-hint` : '', errors.length ? `${name}-error` : ''].filter(Boolean)
  return {
    id: `field-${name}`,
    'aria-invalid': errors.length > 0,
    'aria-describedby': ids.length ? ids.join(' ') : undefined,
  }
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

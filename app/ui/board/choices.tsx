import { FieldErrors } from '../form/field.tsx'
import { useFormState, useSayError } from '../form/form-context.tsx'

/** Check boxes of which any number is chosen. */
export function Choices({
  name,
  label,
  hint,
  options,
}: {
  name: string
  label: string
  hint?: string
  options: [value: string, label: string][]
}) {
  const sayError = useSayError()
  const { values, errors: wrong } = useFormState()
  const chosen = [values[`${name}[]`] ?? []].flat()
  const errors = wrong[name] ?? []
  return (
    <fieldset aria-describedby={errors.length > 0 ? `${name}-error` : undefined}>
      <legend className="mb-1 font-medium">{label}</legend>
      {hint ? <p className="mb-1 text-ink-soft text-sm">{hint}</p> : null}
      <FieldErrors name={name} texts={errors.map(sayError)} />
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {options.map(([value, text], index) => (
          <label key={value} className="flex min-h-10 items-center gap-2">
            <input
              id={index === 0 ? `field-${name}` : undefined}
              type="checkbox"
              name={`${name}[]`}
              value={value}
              defaultChecked={chosen.includes(value)}
              className="size-4.5"
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

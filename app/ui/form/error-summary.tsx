import { type MouseEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormState, useSayError } from './form-context.tsx'

/**
 * At the top of a refused form: how many things are wrong, each linked to its field, named where `labels` has its name.
 * Takes the focus, without JavaScript too.
 */
export function ErrorSummary({ labels = {} }: { labels?: Record<string, string> }) {
  const { t } = useTranslation('errors')
  const sayError = useSayError()
  const { errors } = useFormState()
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(errors).flatMap(([name, codes]) => codes.map((code) => ({ name, code })))
  useEffect(() => {
    if (Object.keys(errors).length) box.current?.focus()
  }, [errors])
  if (!entries.length) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: the page was opened by sending the form, and this is its answer.
    <div ref={box} tabIndex={-1} role="alert" autoFocus className="mb-8 rounded-md border-2 border-bad bg-bad-wash p-5">
      <h2 className="font-semibold text-lg">{t('summary', { count: entries.length })}</h2>
      <ul className="mt-2 list-disc ps-5">
        {entries.map(({ name, code }) => (
          <li key={name + code}>
            {labels[name] ? <span className="font-medium">{labels[name]}: </span> : null}
            {name ? (
              <a href={`#field-${name}`} onClick={(event) => goToField(event, name)}>
                {sayError(code)}
              </a>
            ) : (
              sayError(code)
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/**
 * Puts the cursor into the field. The browser follows the link by itself where no script runs; with one, a new address
 * would end the answer and take what is wrong off the page.
 */
function goToField(event: MouseEvent, name: string): void {
  const field = document.getElementById(`field-${name}`)
  if (!field) return
  event.preventDefault()
  field.closest('details')?.setAttribute('open', '')
  const first =
    field instanceof HTMLFieldSetElement ? field.querySelector<HTMLElement>('input, select, textarea') : null
  const entry = first ?? field
  entry.focus({ preventScroll: true })
  // Its label and what is wrong stand above it.
  entry.scrollIntoView({ block: 'center' })
}

import { useLocation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/**
 * Stands inside a form and keeps what is typed in this tab until it is sent, so that a wrong tap loses nothing.
 * A draft is never put back unasked: the record may have changed since.
 */
export function KeepDraft() {
  const { t } = useTranslation()
  const key = `draft:${useLocation().pathname}`
  const anchor = useRef<HTMLSpanElement>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  useEffect(() => {
    const form = anchor.current?.closest('form')
    if (!form) return
    setDraft(readDraft(key))
    const keep = () => sessionStorage.setItem(key, JSON.stringify(fieldsOf(form)))
    const forget = () => sessionStorage.removeItem(key)
    form.addEventListener('input', keep)
    form.addEventListener('submit', forget)
    return () => {
      form.removeEventListener('input', keep)
      form.removeEventListener('submit', forget)
    }
  }, [key])
  const end = (fill: boolean) => {
    const form = anchor.current?.closest('form')
    if (fill && form && draft) fillIn(form, draft)
    sessionStorage.removeItem(key)
    setDraft(null)
  }
  return (
    <span ref={anchor} role="status" className="flex flex-wrap items-center gap-2">
      {draft ? (
        <>
          {t('draft.found')}
          <Button type="button" look="quiet" onClick={() => end(true)}>
            {t('draft.restore')}
          </Button>
          <Button type="button" look="quiet" onClick={() => end(false)}>
            {t('draft.discard')}
          </Button>
        </>
      ) : null}
    </span>
  )
}

type Draft = Record<string, string>

function readDraft(key: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

function fieldsOf(form: HTMLFormElement): Draft {
  const entries = [...new FormData(form)].filter(([name]) => name !== 'version')
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}

function fillIn(form: HTMLFormElement, draft: Draft): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = field.name in draft
    else if (isTyped(field) && draft[field.name] !== undefined) field.value = draft[field.name]!
  }
}

function isTyped(field: Element): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (field instanceof HTMLInputElement) return field.type !== 'hidden'
  return field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement
}

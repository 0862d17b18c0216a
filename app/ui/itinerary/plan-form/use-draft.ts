import { useLocation } from '@remix-run/react'
import { type RefObject, useEffect, useState } from 'react'
import type { FormState } from '../../form/form-state.ts'
import type { PlanChoices } from './plan-choices.ts'

/** What was entered and not yet planned, with the records that only a search had brought into the form. */
interface Draft {
  values: FormState['values']
  places: PlanChoices['places']
}

/**
 * Keeps what is entered for as long as the tab lives, by the address's query: the way back, a reload or the other language
 * finds it again. An address that fills in something else has a draft of its own. The form is read a moment after each
 * change, when every field has taken it in.
 */
export function useDraft(
  form: RefObject<HTMLFormElement>,
  places: PlanChoices['places'],
  tell: (form: FormData) => void,
) {
  const key = `plan-draft:${useLocation().search}`
  const [draft, setDraft] = useState<Draft | null>(null)
  const [version, setVersion] = useState(0)

  useEffect(() => {
    const kept = read(key)
    setDraft(kept)
    if (kept) setVersion((before) => before + 1)
  }, [key])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a new form element.
  useEffect(() => {
    const element = form.current
    if (!element) return
    const look = () => tell(new FormData(element))
    const keep = () => {
      const data = new FormData(element)
      const ticked = data.getAll('mustPlaceIds')
      write(key, { values: valuesOf(data), places: places.filter(({ id }) => ticked.includes(id)) })
      tell(data)
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(keep)
    }
    look()
    element.addEventListener('input', soon)
    element.addEventListener('change', soon)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('input', soon)
      element.removeEventListener('change', soon)
    }
  }, [key, version, places, form, tell])

  return {
    draft,
    /** Changes whenever the form is to be filled anew. */
    version,
    forget() {
      sessionStorage.removeItem(key)
      setDraft(null)
      setVersion((before) => before + 1)
    },
  }
}

function valuesOf(data: FormData): FormState['values'] {
  const names = [...new Set(data.keys())].filter((name) => name !== 'intent')
  const entries = names.map((name): [string, string | string[]] => {
    const all = data.getAll(name).map(String)
    return [name, all.length === 1 ? all[0]! : all]
  })
  return Object.fromEntries(entries)
}

function read(key: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

/** A browser that keeps nothing (a full or forbidden store) has a form all the same. */
function write(key: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft))
  } catch {}
}

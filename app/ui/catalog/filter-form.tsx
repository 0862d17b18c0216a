import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button } from '../form/button.tsx'
import { TextField } from '../form/field.tsx'

/** A search box over a list; a plain form that can be shared by its address. */
export function FilterForm({
  action,
  label,
  submit,
  query,
  maxLength = 100,
  children,
}: {
  action: string
  label: string
  submit: string
  query: string
  maxLength?: number
  children?: ReactNode
}) {
  return (
    <Form action={action} role="search" className="mb-6 flex flex-wrap items-end gap-3">
      <div className="min-w-0 grow basis-64">
        <TextField key={query} name="q" type="search" label={label} defaultValue={query} maxLength={maxLength} />
      </div>
      {children}
      <Button type="submit">{submit}</Button>
    </Form>
  )
}

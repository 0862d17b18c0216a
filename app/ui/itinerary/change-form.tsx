import { Form, useNavigation } from '@remix-run/react'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from '../form/button.tsx'

/** A small form that changes the plan as the visitor saw it. Without a script it comes back to its anchor. */
export function ChangeForm({
  version,
  stopId,
  anchor,
  className,
  onSubmit,
  children,
}: {
  version: number
  stopId?: string
  anchor?: string
  className?: string
  onSubmit?: ComponentProps<typeof Form>['onSubmit']
  children: ReactNode
}) {
  return (
    <Form method="post" preventScrollReset className={className} onSubmit={onSubmit}>
      <input type="hidden" name="version" value={version} />
      {stopId ? <input type="hidden" name="stopId" value={stopId} /> : null}
      {anchor ? (
        <noscript>
          <input type="hidden" name="anchor" value={anchor} />
        </noscript>
      ) : null}
      {children}
    </Form>
  )
}

/** Asks for one change; while that very change is under way it says so, and no other can be asked for. */
export function ChangeButton({
  name = 'intent',
  value,
  sentWith = {},
  pending,
  children,
  ...button
}: ComponentProps<typeof Button> & {
  value: string
  sentWith?: Record<string, string>
  pending: ReactNode
  'data-change'?: string
}) {
  const { state, formData } = useNavigation()
  const isBusy = state !== 'idle' && formData !== undefined
  const isMine =
    isBusy &&
    formData.get(name) === value &&
    Object.entries(sentWith).every(([field, sent]) => formData.get(field) === sent)
  return (
    <Button
      type="submit"
      look="secondary"
      {...button}
      name={name}
      value={value}
      aria-disabled={isBusy}
      onClick={isBusy ? (event) => event.preventDefault() : undefined}
    >
      {isMine ? pending : children}
    </Button>
  )
}

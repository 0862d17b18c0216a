import { Link, type LinkProps, useNavigation } from '@remix-run/react'
import type { ComponentProps, ReactNode } from 'react'

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

const BASE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-5 py-2 font-medium no-underline transition-colors disabled:opacity-60'
const LOOKS: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong hover:text-on-accent',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-sunken hover:text-ink',
  quiet: 'px-3 text-accent hover:bg-accent-wash',
  danger: 'border-2 border-bad bg-surface text-bad hover:bg-bad-wash',
}

export function Button({ look = 'primary', className = '', ...button }: ComponentProps<'button'> & { look?: Look }) {
  return <button {...button} className={`${BASE} ${LOOKS[look]} ${className}`} />
}

export function ButtonLink({ look = 'primary', className = '', ...link }: LinkProps & { look?: Look }) {
  return <Link {...link} className={`${BASE} ${LOOKS[look]} ${className}`} />
}

/** Sends its form; says so while it is under way, and cannot be pressed twice. */
export function SubmitButton({
  pending,
  isPending = false,
  children,
  ...button
}: ComponentProps<'button'> & {
  look?: Look
  pending: ReactNode
  /** True while the form is on its way by other means than a navigation. */
  isPending?: boolean
}) {
  const navigation = useNavigation()
  const isSending =
    isPending || (navigation.state !== 'idle' && navigation.formMethod !== undefined && navigation.formMethod !== 'GET')
  return (
    <Button type="submit" {...button} aria-disabled={isSending} onClick={isSending ? preventDefault : button.onClick}>
      {isSending ? pending : children}
    </Button>
  )
}

function preventDefault(event: { preventDefault(): void }) {
  event.preventDefault()
}

import { Link, type LinkProps, useNavigation } from '@remix-run/react'
import type { ComponentProps, ReactNode } from 'react'

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

const BASE =
  'inline-flex items-center justify-center gap-2 rounded-md font-medium no-underline transition-colors disabled:opacity-60'
const SIZES = { normal: 'min-h-11 px-5 py-2', small: 'min-h-10 px-3 py-1.5 text-sm' } as const
const LOOKS: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong hover:text-on-accent',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-sunken hover:text-ink',
  quiet: 'px-3 text-accent hover:bg-accent-wash',
  danger: 'border-2 border-bad bg-surface text-bad hover:bg-bad-wash',
}

interface Looks {
  look?: Look
  /** Small ones stand in rows of many; they are still high enough for a thumb. */
  size?: 'normal' | 'small'
}

export function Button({
  look = 'primary',
  size = 'normal',
  className = '',
  ...button
}: ComponentProps<'button'> & Looks) {
  return <button {...button} className={`${BASE} ${SIZES[size]} ${LOOKS[look]} ${className}`} />
}

export function ButtonLink({ look = 'primary', size = 'normal', className = '', ...link }: LinkProps & Looks) {
  return <Link {...link} className={`${BASE} ${SIZES[size]} ${LOOKS[look]} ${className}`} />
}

/** Sends its form; says so while it is under way, and cannot be pressed twice. */
export function SubmitButton({
  pending,
  isPending = false,
  children,
  ...button
}: ComponentProps<'button'> &
  Looks & {
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

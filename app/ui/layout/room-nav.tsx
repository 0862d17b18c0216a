import { NavLink } from '@remix-run/react'

/** The pages of a room, as a row of tabs that are links. */
export function RoomNav({ label, links }: { label: string; links: readonly (readonly [to: string, text: string])[] }) {
  return (
    <nav aria-label={label} className="mb-6 overflow-x-auto border-line border-b">
      <ul className="flex gap-x-1 whitespace-nowrap sm:gap-x-2">
        {links.map(([to, text]) => (
          <li key={to}>
            <NavLink
              to={to}
              end
              className={({ isActive }) =>
                `block border-b-2 text-nowrap px-2 py-2.5 text-sm no-underline sm:px-3 sm:text-base ${isActive ? 'border-accent font-semibold text-ink' : 'border-transparent text-ink-soft hover:border-line-strong'}`
              }
            >
              {text}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

import { createContext } from 'react'

/** The stop whose forms stand open: the one changed last, or without a script the one the address asks for. */
export const OpenStop = createContext<string | null>(null)

/** Where a page without a script finds the forms of a stop: `?open=<stop id>`. */
export const OPEN_FIELD = 'open'

import { createContext, useContext } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

/** The CSP nonce of this answer. Browsers hide it from scripts, so only the server knows it. */
export const NonceProvider = NonceContext.Provider

export function useNonce(): string | undefined {
  return useContext(NonceContext)
}

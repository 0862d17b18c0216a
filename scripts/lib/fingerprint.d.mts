export const FINGERPRINT_FILE: string
export function fingerprintOfSources(): string
export function isBuilt(): boolean

/** Makes a new identifier; brought in as an argument so that tests can count them. */
export type NewId = () => string

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz'

/** 16 random bytes as 26 letters (128 bits): unguessable, safe in an address, easy to read out. */
export function idFromBytes(bytes: Uint8Array): string {
  let bits = 0
  let buffer = 0
  let out = ''
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      out += CROCKFORD[(buffer >> (bits - 5)) & 31]
      bits -= 5
      buffer &= (1 << bits) - 1
    }
  }
  if (bits > 0) out += CROCKFORD[(buffer << (5 - bits)) & 31]
  return out
}

export function isId(text: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{26}$/.test(text)
}

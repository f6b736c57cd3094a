import { createHash } from 'node:crypto'

/**
 * A key for data that is kept per credential. It is a digest, so it does not reveal the token. Equal tokens have equal
 * names. A missing token, null or empty, counts as a credential of its own.
 */
export function credentialName(token: string | null): string {
  return token ? createHash('sha256').update(token).digest('base64url') : 'none'
}

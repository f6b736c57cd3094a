import { createHash } from 'node:crypto'

/**
 * Names a credential without giving it away: what is remembered for one is kept under this. Equal tokens have equal names;
 * no token, null or empty, is a credential of its own.
 */
export function credentialName(token: string | null): string {
  return token ? createHash('sha256').update(token).digest('base64url') : 'none'
}

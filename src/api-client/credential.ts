import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/**
 * Names are kept with their tokens for a few callers, because a digest for each operation costs as much as the rest of a small one. A token
 * is in memory for longer than its operation, as it also is on a connection that is kept alive.
 */
const names = new LRUCache<string, string>({ max: 100 })

/**
 * A key for data that is kept per credential. It is a digest, so it does not reveal the token. Equal tokens have equal
 * names. A missing token, null or empty, counts as a credential of its own.
 */
export function credentialName(token: string | null): string {
  if (!token) return 'none'
  const known = names.get(token)
  if (known !== undefined) return known
  const name = createHash('sha256').update(token).digest('base64url')
  names.set(token, name)
  return name
}

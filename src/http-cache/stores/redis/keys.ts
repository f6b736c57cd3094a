/**
 * The names of the keys on the server: `<prefix>:{<space>}:g` and `<prefix>:{<space>}:r:<URL>`, with digests in place of the space and the
 * URL. All keys of a space have the same hash tag, so that they are on one node of a cluster.
 */

import { createHash } from 'node:crypto'
import type { CacheKey } from '../../rules/stored-response.js'
import { normalPath } from '../../rules/target.js'

/** The number of spaces whose digests are remembered. There are usually fewer cache stages in use. */
const REMEMBERED_SPACES = 1000

/** The number of deletion counters in each space. If two keys share a counter, a deletion of one also drops a fill of the other. */
const DELETION_COUNTERS = 1024

export type Keys = ReturnType<typeof createKeys>

/**
 * @param prefix must not contain a brace, which would begin the hash tag.
 * @param ownPort the edge's own port. A host with this port counts as the same host for all edges. Null: all ports are told apart.
 */
export function createKeys(prefix: string, ownPort: () => number | null) {
  const tags = new Map<string, string>()
  const tagOf = (space: string) => {
    const known = tags.get(space)
    if (known !== undefined) return known
    if (tags.size >= REMEMBERED_SPACES) tags.clear()
    const tag = `${prefix}:{${digest(space).toString('base64url')}}`
    tags.set(space, tag)
    return tag
  }

  return {
    /** Stays empty: for commands that only test what the server allows. */
    probe: `${prefix}:probe`,
    /** The hash with a space's generations. Its fields are `g`, `d<number>` for deletions, and `p<digest>` for purged paths. */
    generations: (space: string) => `${tagOf(space)}:g`,
    /** For a cache key: the hash with its responses, and the field of the generations that its deletion increments. */
    ofResource({ space, host, url }: CacheKey) {
      const own = `:${ownPort()}`
      const sharedHost = host.endsWith(own) ? `${host.slice(0, -own.length)}:` : host
      const name = digest(JSON.stringify([sharedHost, url.slice(host.length)]))
      return {
        responses: `${tagOf(space)}:r:${name.toString('base64url')}`,
        deletions: `d${name.readUInt16BE(0) % DELETION_COUNTERS}`,
      }
    },
    /** The field of the generations that a purge of the path increments. */
    purgesOf: (path: string) => `p${digest(normalPath(path)).toString('base64url')}`,
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

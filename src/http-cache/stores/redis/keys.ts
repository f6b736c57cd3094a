/**
 * Under which names a server keeps what edges share. All of one space's carry the same hash tag, so that they are on one
 * node of a cluster: `edgeway:{<space>}:g` and `edgeway:{<space>}:r:<URL>`, with digests in the place of both.
 */

import { createHash } from 'node:crypto'
import { normalPath } from '../../rules/normal-path.js'
import type { CacheKey } from '../../rules/stored-response.js'

/** How many spaces to know the digests of: more than there are cache stages in use at a time. */
const REMEMBERED_SPACES = 1000

/**
 * Deletions of keys are counted in so many places for each space. Two keys that share one cost each other nothing but a
 * fill that is under way and then not kept.
 */
const DELETION_COUNTERS = 1024

export type Keys = ReturnType<typeof createKeys>

/**
 * @param prefix must have no brace in it, which would begin the hash tag.
 * @param ownPort of the edge: a host with it is the same at all edges, each with its own. Null: no port is.
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
    /** Nothing is ever kept here. */
    probe: `${prefix}:probe`,
    /** The hash that says what has been forgotten in a space: `g` and the two kinds of field below. */
    generations: (space: string) => `${tagOf(space)}:g`,
    /** For a key: the hash of its responses, and the field of the generations that its deletion changes. */
    ofResource({ space, host, url }: CacheKey) {
      const own = `:${ownPort()}`
      const sharedHost = host.endsWith(own) ? `${host.slice(0, -own.length)}:` : host
      const name = digest(JSON.stringify([sharedHost, url.slice(host.length)]))
      return {
        responses: `${tagOf(space)}:r:${name.toString('base64url')}`,
        deletions: `d${name.readUInt16BE(0) % DELETION_COUNTERS}`,
      }
    },
    /** The field of the generations that a purge of the path changes. */
    purgesOf: (path: string) => `p${digest(normalPath(path)).toString('base64url')}`,
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

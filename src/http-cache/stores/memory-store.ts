/** A store in this process's memory. */

import type { MemoryBudget } from '../bodies/memory-budget.js'
import type { Fields } from '../message.js'
import type { CacheKey, StoredResource, StoredResponse } from '../rules/stored-response.js'
import { normalPath } from '../rules/target.js'
import { createRing, type InRing } from './ring.js'
import { type CacheStore, NOTHING_STORED } from './store.js'

/**
 * The memory of a response beyond the bytes counted below: some 1.25 KiB of objects, keys and map entries, and half as much again, because
 * the heap grows by that much before it is collected.
 */
const OVERHEAD_BYTES = 1920

/** The same for each field. */
const FIELD_OVERHEAD_BYTES = 64

/** More variants of one URL would make lookups slow, so the oldest is removed. */
const MAX_RESPONSES_PER_KEY = 64

/**
 * Resources by normal path, as purges name it. Most paths have one URL, and a map for each path would add a sixth to the memory of a
 * response.
 */
type Space = Map<string, Resource | Urls>

type Urls = Map<string, Resource>

interface Resource extends StoredResource, InRing<Resource> {
  responses: StoredResponse[]
  readonly space: Space
  readonly path: string
  readonly url: string
  /** Whether the resource was requested since the clock hand last passed it. */
  isRecent: boolean
}

export type MemoryStoreOptions = {
  /** The number of purged URLs whose memory is released in one turn of the event loop. Default: 250. */
  dropsPerTurn?: number
}

/**
 * When memory is short, the least recently requested responses are evicted first. The clock algorithm finds them, so a hit only sets a
 * flag. There are no tickets, because all fills of this process learn of a purge at once.
 *
 * A purge takes effect at once, even if it removes many responses. Their memory stays counted until it is released, which takes several
 * turns of the event loop, or happens at once if memory is short.
 */
export function createMemoryStore(
  budget: MemoryBudget,
  { dropsPerTurn = 250 }: MemoryStoreOptions = {},
): CacheStore {
  const spaces = new Map<string, Space>()
  /** The resources, in the order in which they are considered for eviction. */
  const ring = createRing<Resource>()
  /** Purged resources whose memory is still counted. */
  const purged: Iterator<Resource>[] = []
  let isReleasing = false

  const drop = (resource: Resource) => {
    const { responses } = resource
    resource.responses = []
    for (const response of responses) budget.releaseBody(response.body, bytesOf(resource.url, response))
    ring.remove(resource)
    forget(resource)
  }

  /** @returns whether there was anything to release. */
  const dropPurged = (): boolean => {
    let count = 0
    for (let resources = purged[0]; resources !== undefined && count < dropsPerTurn; resources = purged[0]) {
      const { done, value } = resources.next()
      if (done === true) purged.shift()
      else {
        drop(value)
        count += 1
      }
    }
    return count > 0
  }

  const releasePurged = () => {
    dropPurged()
    isReleasing = purged.length > 0
    if (isReleasing) setImmediate(releasePurged)
  }

  budget.onShortage(() => {
    if (dropPurged()) return true
    // The first visit of a resource clears its flag, so each is visited up to twice. A resource that is being read stays.
    for (let looks = 2 * ring.size; looks > 0; looks--) {
      const resource = ring.current()
      if (resource === undefined) return false
      if (!resource.isRecent && !resource.responses.some(({ body }) => budget.isLent(body))) {
        drop(resource)
        return true
      }
      resource.isRecent = false
      ring.advance()
    }
    return false
  })

  const find = ({ space, path, url }: CacheKey): Resource | undefined => {
    const found = spaces.get(space)?.get(normalPath(path))
    if (found instanceof Map) return found.get(url)
    return found?.url === url ? found : undefined
  }

  const open = (key: CacheKey): Resource => {
    const known = find(key)
    if (known !== undefined) return known
    const space: Space = spaces.get(key.space) ?? new Map()
    if (space.size === 0) spaces.set(key.space, space)
    // Written out, because V8 may give each object made by a spread a hidden class of its own: 400 bytes, and slow reads.
    const resource: Resource = {
      responses: [],
      ticket: null,
      generation: '',
      space,
      path: normalPath(key.path),
      url: key.url,
      isRecent: false,
      before: null,
      after: null,
    }
    remember(resource)
    ring.add(resource)
    return resource
  }

  const remove = (resource: Resource, response: StoredResponse) => {
    resource.responses = resource.responses.filter((other) => other !== response)
    budget.releaseBody(response.body, bytesOf(resource.url, response))
  }

  return {
    get(key) {
      const resource = find(key)
      if (resource === undefined) return NOTHING_STORED
      resource.isRecent = true
      return resource
    },

    put(key, response, _ticket, replacedSlot) {
      const known = find(key)
      for (const other of known?.responses ?? [])
        if (known !== undefined && (other.slot === response.slot || other.slot === replacedSlot))
          remove(known, other)
      const bytes = bytesOf(key.url, response)
      const reclaimed = budget.reclaim(response.body)
      // Reserving may evict this very resource, so it is looked up afterwards.
      if (budget.reserve(bytes - reclaimed)) {
        const resource = open(key)
        const [oldest] = resource.responses
        if (oldest !== undefined && resource.responses.length >= MAX_RESPONSES_PER_KEY)
          remove(resource, oldest)
        resource.responses = [...resource.responses, response]
        return
      }
      budget.releaseBody(response.body, reclaimed)
      if (known?.responses.length === 0) drop(known)
    },

    delete(key) {
      const resource = find(key)
      if (resource !== undefined) drop(resource)
    },

    purge(name, paths) {
      const space = spaces.get(name)
      if (space === undefined) return
      const names = paths?.map(normalPath) ?? null
      const gone = names === null ? space.values() : names.flatMap((path) => space.get(path) ?? [])
      if (names === null) spaces.delete(name)
      else for (const path of names) space.delete(path)
      purged.push(resourcesOf(gone))
      if (!isReleasing) releasePurged()
    },

    close() {
      for (const name of [...spaces.keys()]) this.purge(name, null)
    },
  }
}

function remember(resource: Resource): void {
  const { space, path, url } = resource
  const others = space.get(path)
  if (others === undefined) space.set(path, resource)
  else if (others instanceof Map) others.set(url, resource)
  else
    space.set(
      path,
      new Map([
        [others.url, others],
        [url, resource],
      ]),
    )
}

/** Removes a resource from its space. Resources that were stored since a purge stay. */
function forget(resource: Resource): void {
  const { space, path, url } = resource
  const found = space.get(path)
  if (found instanceof Map && found.get(url) === resource) found.delete(url)
  if (found === resource || (found instanceof Map && found.size === 0)) space.delete(path)
}

function* resourcesOf(some: Iterable<Resource | Urls>): Generator<Resource, undefined> {
  for (const found of some) {
    if (found instanceof Map) yield* found.values()
    else yield found
  }
}

/** The URL and the slot count too, because clients choose them, and they may be as long as a request. */
function bytesOf(url: string, { bodyBytes, fields, slot }: StoredResponse): number {
  // The URL is counted twice, because its path is kept too.
  let bytes = OVERHEAD_BYTES + bodyBytes + 2 * url.length + 2 * slot.length
  for (const name in fields) bytes += FIELD_OVERHEAD_BYTES + name.length + lengthOf(fields[name])
  return bytes
}

function lengthOf(value: Fields[string] | undefined): number {
  if (value === undefined || typeof value === 'string') return value?.length ?? 0
  return value.reduce((length, line) => length + line.length, 0)
}

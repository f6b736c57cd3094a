/** Stored responses in this process. */

import type { MemoryBudget } from '../bodies/memory-budget.js'
import type { Fields } from '../message.js'
import { normalPath } from '../rules/normal-path.js'
import type { CacheKey, StoredResource, StoredResponse } from '../rules/stored-response.js'
import { createRing, type InRing } from './ring.js'
import { type CacheStore, NOTHING_STORED } from './store.js'

/**
 * What a response takes besides what is counted below: some 1.25 KiB of objects, keys and their places in maps, and half as much
 * again, by which the heap they are in grows before it is collected.
 */
const OVERHEAD_BYTES = 1920

/** The same for each of its fields. */
const FIELD_OVERHEAD_BYTES = 64

/** More variants than this of one URL would make each lookup slow: the oldest goes. */
const MAX_RESPONSES_PER_KEY = 64

/** By path, in its normal form: as it is purged. Most paths have one URL, and a map for that alone would be a sixth of what it takes. */
type Space = Map<string, Resource | Urls>

type Urls = Map<string, Resource>

interface Resource extends StoredResource, InRing<Resource> {
  responses: StoredResponse[]
  readonly space: Space
  readonly path: string
  readonly url: string
  /** Whether it was asked for since the last look at it. */
  isRecent: boolean
}

export type MemoryStoreOptions = {
  /** Of very much that is purged, so much is given back in one turn of the event loop: 250 URLs unless told. */
  dropsPerTurn?: number
}

/**
 * When the budget is short, what was not asked for in a while goes first: the clock algorithm, in which a hit costs no
 * more than setting a flag. Tickets are not needed: whoever fills the cache in this process hears of each purge at once.
 *
 * What is purged is out of sight at once, however much it is. Its memory stays counted until it is given back, which a
 * shortage does not wait for.
 */
export function createMemoryStore(
  budget: MemoryBudget,
  { dropsPerTurn = 250 }: MemoryStoreOptions = {},
): CacheStore {
  const spaces = new Map<string, Space>()
  /** To be looked at when memory is short. */
  const ring = createRing<Resource>()
  /** Out of sight, and yet to be given back. */
  const purged: Iterator<Resource>[] = []
  let isReleasing = false

  const drop = (resource: Resource) => {
    const { responses } = resource
    resource.responses = []
    for (const response of responses) budget.releaseBody(response.body, bytesOf(resource.url, response))
    ring.remove(resource)
    forget(resource)
  }

  /** Whether there was anything. */
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
    // Each has its flag taken at the first look; one that is being read stays.
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
    // Written out: V8 may give each object that is made by spreading another a hidden class of its own, of 400 bytes, by which
    // whatever reads it is slow.
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
      // Taking may evict the resource itself: it is opened afterwards.
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

/** What is there since it was purged stays. */
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

/** The URL and the slot are chosen by whoever asks, and may be as long as a request. */
function bytesOf(url: string, { bodyBytes, fields, slot }: StoredResponse): number {
  // As a part of the URL, and as what is purged.
  let bytes = OVERHEAD_BYTES + bodyBytes + 2 * url.length + 2 * slot.length
  for (const name in fields) bytes += FIELD_OVERHEAD_BYTES + name.length + lengthOf(fields[name])
  return bytes
}

function lengthOf(value: Fields[string] | undefined): number {
  if (value === undefined || typeof value === 'string') return value?.length ?? 0
  return value.reduce((length, line) => length + line.length, 0)
}

/** Stored responses in this process. */
import type { MemoryBudget } from './memory-budget.js'
import type { Fields } from './message.js'
import { normalPath } from './normal-path.js'
import { createRing, type InRing } from './ring.js'
import {
  type CacheKey,
  type CacheStore,
  NOTHING_STORED,
  type StoredResource,
  type StoredResponse,
} from './store.js'

/**
 * What a response takes besides what is counted below: some 2 KiB of objects, keys and their places in maps, and half as much again,
 * by which the heap they are in grows before it is collected.
 */
const OVERHEAD_BYTES = 3328

/** More variants than this of one URL would make each lookup slow: the oldest goes. */
const MAX_RESPONSES_PER_KEY = 64

/** By path, in its normal form: as it is purged. */
type Space = Map<string, Urls>

/** By host, path and query, as they came. */
type Urls = Map<string, Resource>

interface Resource extends StoredResource, InRing<Resource> {
  responses: StoredResponse[]
  readonly space: Space
  readonly path: string
  readonly urls: Urls
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
  let isGivingBack = false

  const drop = (resource: Resource) => {
    const { space, path, urls, responses } = resource
    resource.responses = []
    for (const response of responses) budget.giveBack(response.body, bytesOf(resource.url, response))
    ring.remove(resource)
    // The last one goes with its map.
    if (urls.size > 1) urls.delete(resource.url)
    else if (space.get(path) === urls) space.delete(path)
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

  const giveBack = () => {
    dropPurged()
    isGivingBack = purged.length > 0
    if (isGivingBack) setImmediate(giveBack)
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

  const find = ({ space, host, path, query }: CacheKey) =>
    spaces
      .get(space)
      ?.get(normalPath(path))
      ?.get(host + path + query)

  const open = ({ space: name, host, path: pathAsCame, query }: CacheKey): Resource => {
    const space: Space = spaces.get(name) ?? new Map()
    spaces.set(name, space)
    const path = normalPath(pathAsCame)
    const urls: Urls = space.get(path) ?? new Map()
    space.set(path, urls)
    const url = host + pathAsCame + query
    const known = urls.get(url)
    if (known !== undefined) return known
    const resource: Resource = {
      ...NOTHING_STORED,
      responses: [],
      space,
      path,
      urls,
      url,
      isRecent: false,
      before: null,
      after: null,
    }
    urls.set(url, resource)
    ring.add(resource)
    return resource
  }

  const remove = (resource: Resource, response: StoredResponse) => {
    resource.responses = resource.responses.filter((other) => other !== response)
    budget.giveBack(response.body, bytesOf(resource.url, response))
  }

  return {
    get(key) {
      const resource = find(key)
      if (resource === undefined) return NOTHING_STORED
      resource.isRecent = true
      return resource
    },

    put(key, response) {
      const known = find(key)
      const replaced = known?.responses.find(({ slot }) => slot === response.slot)
      if (known !== undefined && replaced !== undefined) remove(known, replaced)
      const bytes = bytesOf(key.host + key.path + key.query, response)
      const reclaimed = budget.reclaim(response.body)
      // Taking may evict the resource itself: it is opened afterwards.
      if (budget.take(bytes - reclaimed)) {
        const resource = open(key)
        const [oldest] = resource.responses
        if (oldest !== undefined && resource.responses.length >= MAX_RESPONSES_PER_KEY)
          remove(resource, oldest)
        resource.responses = [...resource.responses, response]
        return
      }
      budget.giveBack(response.body, reclaimed)
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
      if (!isGivingBack) giveBack()
    },

    close() {
      for (const name of [...spaces.keys()]) this.purge(name, null)
    },
  }
}

function* resourcesOf(some: Iterable<Urls>): Generator<Resource, undefined> {
  for (const urls of some) yield* urls.values()
}

/** The URL and the slot are chosen by whoever asks, and may be as long as a request. */
function bytesOf(url: string, { bodyBytes, fields, slot }: StoredResponse): number {
  // As a part of the URL, and as what is purged.
  let bytes = OVERHEAD_BYTES + bodyBytes + 2 * url.length + 2 * slot.length
  for (const name in fields) bytes += name.length + lengthOf(fields[name])
  return bytes
}

function lengthOf(value: Fields[string] | undefined): number {
  if (value === undefined || typeof value === 'string') return value?.length ?? 0
  return value.reduce((length, line) => length + line.length, 0)
}

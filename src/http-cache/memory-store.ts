/** Stored responses in this process. */
import type { MemoryBudget } from './memory-budget.js'
import type { Fields } from './message.js'
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
const OVERHEAD_BYTES = 3072

/** More variants than this of one URL would make each lookup slow: the oldest goes. */
const MAX_RESPONSES_PER_KEY = 64

/** By host, path and query. */
type Space = Map<string, Resource>

type Resource = StoredResource & {
  responses: StoredResponse[]
  readonly space: Space
  readonly url: string
  readonly path: string
  /** Whether it was asked for since the last look at it. */
  isRecent: boolean
}

/**
 * When the budget is short, what was not asked for in a while goes first: the clock algorithm, in which a hit costs no
 * more than setting a flag. Tickets are not needed: whoever fills the cache in this process hears of each purge at once.
 */
export function createMemoryStore(budget: MemoryBudget): CacheStore {
  const spaces = new Map<string, Space>()
  /** In the order in which they are to be looked at. */
  const queue = new Set<Resource>()

  const drop = (resource: Resource) => {
    const { space, url, responses } = resource
    resource.responses = []
    for (const response of responses) budget.giveBack(response.body, bytesOf(url, response))
    queue.delete(resource)
    space.delete(url)
  }

  budget.onShortage(() => {
    // Each has its flag taken at the first look; one that is being read stays.
    let looks = 2 * queue.size
    for (const resource of queue) {
      if (looks-- === 0) return false
      if (!resource.isRecent && !resource.responses.some(({ body }) => budget.isLent(body))) {
        drop(resource)
        return true
      }
      resource.isRecent = false
      queue.delete(resource)
      queue.add(resource)
    }
    return false
  })

  const find = ({ space, host, path, query }: CacheKey) => spaces.get(space)?.get(host + path + query)

  const open = ({ space: name, host, path, query }: CacheKey): Resource => {
    let space = spaces.get(name)
    if (space === undefined) {
      space = new Map()
      spaces.set(name, space)
    }
    const url = host + path + query
    const known = space.get(url)
    if (known !== undefined) return known
    const resource: Resource = { ...NOTHING_STORED, responses: [], space, url, path, isRecent: false }
    space.set(url, resource)
    queue.add(resource)
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
      // One look at everything: a purge is rare, and an index would cost each response that is stored.
      const gone = paths === null ? null : new Set(paths)
      for (const resource of [...space.values()]) if (gone === null || gone.has(resource.path)) drop(resource)
      if (gone === null) spaces.delete(name)
    },

    close() {
      for (const name of [...spaces.keys()]) this.purge(name, null)
    },
  }
}

/** The URL and the slot are chosen by whoever asks, and may be as long as a request. */
function bytesOf(url: string, { bodyBytes, fields, slot }: StoredResponse): number {
  let bytes = OVERHEAD_BYTES + bodyBytes + url.length + 2 * slot.length
  for (const name in fields) bytes += name.length + lengthOf(fields[name])
  return bytes
}

function lengthOf(value: Fields[string] | undefined): number {
  if (value === undefined || typeof value === 'string') return value?.length ?? 0
  return value.reduce((length, line) => length + line.length, 0)
}

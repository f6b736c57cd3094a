/** Keeps track of the fills under way, and of the URLs that are hit-for-miss. */

import type { Fill } from './fill.js'
import type { Fields } from './message.js'
import type { CacheKey, StoredResponse } from './rules/stored-response.js'
import { createSelector, type Selector } from './rules/vary.js'

/**
 * Hit-for-miss: for this long after a response that could not be shared, requests for the URL are fetched one each instead of queueing. The
 * time is shorter after an error, which may be over soon, and after a refusal, which may concern one client only.
 */
const HIT_FOR_MISS_MS = 60_000
const HIT_FOR_MISS_AFTER_ERROR_MS = 1000

/** Bounded, because clients can invent URLs. */
const MAX_HIT_FOR_MISS = 10_000

/** The map of fills is rebuilt after this many removals, plus one for each entry. */
const REMOVALS_BEFORE_RENEWAL = 16

/** A response in transit to the store that is not part of a fill. A purge of its key detaches it. */
export type Mark = { readonly key: CacheKey; isDetached: boolean }

export type Fills = ReturnType<typeof createFills>

export function createFills(now: () => number) {
  /** By URL. */
  let fills = new Map<string, Fill[]>()
  let removals = 0
  const hitForMissUntil = new Map<string, number>()
  const marks = new Set<Mark>()

  const siblingsFor = ({ url, space }: CacheKey) => fills.get(url)?.filter(({ key }) => key.space === space)

  const firstFor = (key: CacheKey, request: Fields, fits: (fill: Fill, isFor: Selector) => boolean) => {
    const siblings = siblingsFor(key)
    if (siblings === undefined) return undefined
    const isFor = createSelector(request)
    return siblings.find((fill) => fits(fill, isFor))
  }

  const remove = (fill: Fill) => {
    const { url } = fill.key
    const siblings = fills.get(url)
    const index = siblings?.indexOf(fill) ?? -1
    if (siblings === undefined || index < 0) return
    siblings.splice(index, 1)
    if (siblings.length > 0) return
    fills.delete(url)
    removals += 1
    if (removals < fills.size + REMOVALS_BEFORE_RENEWAL) return
    // When V8 replaces a hash table by a larger one, the old table keeps a reference to the new one. Once the old table is in the old
    // generation, all later fills are promoted with it. Without the rebuild, a miss costs half as much again.
    fills = new Map(fills)
    removals = 0
  }

  const nameOf = ({ space, url }: CacheKey) => `${space} ${url}`

  return {
    add(fill: Fill): void {
      const { url } = fill.key
      const siblings = fills.get(url)
      if (siblings === undefined) fills.set(url, [fill])
      else siblings.push(fill)
    },

    remove,

    /** Finds a fill that this request may join. */
    find(key: CacheKey, request: Fields, generation: string): Fill | undefined {
      return firstFor(key, request, (fill, isFor) => fill.mayServe(request, isFor, generation))
    },

    /** Whether a fill for the response to this request is under way, shared or not. */
    isUnderWay(key: CacheKey, request: Fields): boolean {
      return firstFor(key, request, (fill, isFor) => fill.fetches(isFor)) !== undefined
    },

    /** The names of the fields that responses for this key are known to vary by, as the value of a `Vary` field. */
    varyNames(key: CacheKey, stored: readonly StoredResponse[]): string {
      const siblings = siblingsFor(key)
      if (siblings === undefined && stored.length === 0) return ''
      const incoming = (siblings ?? []).flatMap((fill) => fill.storable ?? [])
      return [...stored, ...incoming].flatMap(({ selecting }) => selecting.map(([name]) => name)).join(',')
    },

    isHitForMiss(key: CacheKey): boolean {
      const until = hitForMissUntil.size === 0 ? undefined : hitForMissUntil.get(nameOf(key))
      return until !== undefined && until > now()
    },

    setHitForMiss(key: CacheKey, isHitForMiss: boolean, isPassing: boolean): void {
      if (!isHitForMiss && hitForMissUntil.size === 0) return
      const name = nameOf(key)
      hitForMissUntil.delete(name)
      if (!isHitForMiss) return
      const [oldest] = hitForMissUntil.keys()
      if (hitForMissUntil.size >= MAX_HIT_FOR_MISS && oldest !== undefined) hitForMissUntil.delete(oldest)
      hitForMissUntil.set(name, now() + (isPassing ? HIT_FOR_MISS_AFTER_ERROR_MS : HIT_FOR_MISS_MS))
    },

    /** Tracks a response until `unmark`, so that a purge can detach it. */
    mark(key: CacheKey): Mark {
      const mark = { key, isDetached: false }
      marks.add(mark)
      return mark
    },

    unmark(mark: Mark): void {
      marks.delete(mark)
    },

    /** Detaches the fills: their waiting lists get the responses, but nobody else may join and nothing is stored. */
    detach(matches: (key: CacheKey) => boolean): void {
      for (const fill of [...fills.values()].flat()) {
        if (!matches(fill.key)) continue
        fill.detach()
        remove(fill)
      }
      for (const mark of marks) if (matches(mark.key)) mark.isDetached = true
    },
  }
}

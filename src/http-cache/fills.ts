/** The fetches under way, for those who want the same. */

import type { Fill } from './fill.js'
import type { Fields } from './message.js'
import type { CacheKey, StoredResponse } from './rules/stored-response.js'
import { createSelector, type Selector } from './rules/vary.js'

/** How long a URL whose answer could not be shared is fetched for each client at once; an error may be over sooner, or others be refused nothing. */
const ALONE_FOR_MS = 60_000
const ALONE_AFTER_ERROR_MS = 1000

/** How many such URLs are known. */
const MAX_ALONE = 10_000

/** After so many, and as many as there are, the map of the fills is made anew. */
const REMOVALS_BEFORE_RENEWAL = 16

/** What is to be stored without having been shared. */
export type Mark = { readonly key: CacheKey; isDetached: boolean }

export function createFills(now: () => number) {
  /** By URL. */
  let fills = new Map<string, Fill[]>()
  let removals = 0
  const aloneUntil = new Map<string, number>()
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
    // A table that V8 has outgrown refers to the one that took its place: once old itself, it has all that was in later ones grow
    // old too. Without this, a miss costs half as much again.
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

    /** One whose answer this request may get, as far as is known. */
    find(key: CacheKey, request: Fields, generation: string): Fill | undefined {
      return firstFor(key, request, (fill, isFor) => fill.mayServe(request, isFor, generation))
    },

    /** Whether the answer to this request is on its way already, whoever may get it. */
    isUnderWay(key: CacheKey, request: Fields): boolean {
      return firstFor(key, request, (fill, isFor) => fill.fetches(isFor)) !== undefined
    },

    /** The names of the fields that answers for this key are known to vary by, as in `Vary`. */
    varyNames(key: CacheKey, stored: readonly StoredResponse[]): string {
      const siblings = siblingsFor(key)
      if (siblings === undefined && stored.length === 0) return ''
      const incoming = (siblings ?? []).flatMap((fill) => fill.storable ?? [])
      return [...stored, ...incoming].flatMap(({ selecting }) => selecting.map(([name]) => name)).join(',')
    },

    /** Whether the answers for this key could not be shared lately: waiting for one would be in vain. */
    isAlone(key: CacheKey): boolean {
      const until = aloneUntil.size === 0 ? undefined : aloneUntil.get(nameOf(key))
      return until !== undefined && until > now()
    },

    setAlone(key: CacheKey, isAlone: boolean, isPassing: boolean): void {
      if (!isAlone && aloneUntil.size === 0) return
      const name = nameOf(key)
      aloneUntil.delete(name)
      if (!isAlone) return
      const [oldest] = aloneUntil.keys()
      if (aloneUntil.size >= MAX_ALONE && oldest !== undefined) aloneUntil.delete(oldest)
      aloneUntil.set(name, now() + (isPassing ? ALONE_AFTER_ERROR_MS : ALONE_FOR_MS))
    },

    /** To hear whether it was detached. */
    mark(key: CacheKey): Mark {
      const mark = { key, isDetached: false }
      marks.add(mark)
      return mark
    },

    unmark(mark: Mark): void {
      marks.delete(mark)
    },

    /** What they bring is for those who wait already: it is not stored, and nobody else gets it. */
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

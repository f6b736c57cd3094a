/** The fetches under way, for those who want the same. */
import type { Fill } from './fill.js'
import type { Fields } from './message.js'
import type { CacheKey, StoredResponse } from './store.js'
import { createSelector } from './vary.js'

/** How long a URL whose answer could not be shared is fetched for each client at once; an error may be over sooner, or others be refused nothing. */
const ALONE_FOR_MS = 60_000
const ALONE_AFTER_ERROR_MS = 1000

/** How many such URLs are known. */
const MAX_ALONE = 10_000

/** What is to be stored without having been shared. */
export type Mark = { readonly key: CacheKey; isDetached: boolean }

export function createFills(now: () => number) {
  const fills = new Map<string, Set<Fill>>()
  const aloneUntil = new Map<string, number>()
  const marks = new Set<Mark>()
  let lastKey: CacheKey | null = null
  let lastName = ''

  /** A key is mostly asked for several times in a row. */
  const nameOf = (key: CacheKey) => {
    if (key !== lastKey) {
      const { space, host, path, query } = key
      lastKey = key
      lastName = `${space} ${host}${path}${query}`
    }
    return lastName
  }

  const remove = (fill: Fill) => {
    const name = nameOf(fill.key)
    const siblings = fills.get(name)
    siblings?.delete(fill)
    if (siblings?.size === 0) fills.delete(name)
  }

  return {
    add(fill: Fill): void {
      const name = nameOf(fill.key)
      const siblings = fills.get(name)
      if (siblings === undefined) fills.set(name, new Set([fill]))
      else siblings.add(fill)
    },

    remove,

    /** One whose answer this request may get, as far as is known. */
    find(key: CacheKey, request: Fields, generation: string): Fill | undefined {
      const isFor = createSelector(request)
      for (const fill of fills.get(nameOf(key)) ?? [])
        if (fill.mayServe(request, isFor, generation)) return fill
      return undefined
    },

    /** Whether the answer to this request is on its way already, whoever may get it. */
    isUnderWay(key: CacheKey, request: Fields): boolean {
      const isFor = createSelector(request)
      for (const fill of fills.get(nameOf(key)) ?? []) if (fill.fetches(isFor)) return true
      return false
    },

    /** The names of the fields that answers for this key are known to vary by, as in `Vary`. */
    varyNames(key: CacheKey, stored: readonly StoredResponse[]): string {
      const siblings = fills.get(nameOf(key))
      if (siblings === undefined && stored.length === 0) return ''
      const incoming = [...(siblings ?? [])].flatMap((fill) => fill.storable ?? [])
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
      for (const fill of [...fills.values()].flatMap((siblings) => [...siblings])) {
        if (!matches(fill.key)) continue
        fill.detach()
        remove(fill)
      }
      for (const mark of marks) if (matches(mark.key)) mark.isDetached = true
    },
  }
}

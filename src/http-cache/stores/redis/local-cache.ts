/**
 * The responses that one edge keeps for itself: all responses while the shared cache is away, and otherwise those that are too large for
 * it.
 */
import type { CacheKey, StoredResource, StoredResponse } from '../../rules/stored-response.js'
import type { CacheStore } from '../store.js'

/** A ticket from one absence of the shared cache, with the number of purges of the space until then. */
export class LocalTicket {
  constructor(
    readonly absence: number,
    readonly purges: number,
    readonly ticket: unknown,
  ) {}
}

export function createLocalCache(store: CacheStore) {
  let absence = 0
  /** The number of purges in this absence, by space. */
  const purges = new Map<string, number>()

  // Each absence has a name of its own, because other edges may have purged between two absences.
  const nameOf = (space: string) => `${space} alone ${absence}`
  const during = (key: CacheKey): CacheKey => ({ ...key, space: nameOf(key.space) })

  return {
    get(key: CacheKey): StoredResource | Promise<StoredResource> {
      const purgesThen = purges.get(key.space) ?? 0
      purges.set(key.space, purgesThen)
      const absenceThen = absence
      const label = ({ responses, ticket }: StoredResource) => ({
        responses,
        ticket: new LocalTicket(absenceThen, purgesThen, ticket),
        generation: `alone ${absenceThen} ${purgesThen}`,
      })
      const resource = store.get(during(key))
      return resource instanceof Promise ? resource.then(label) : label(resource)
    },
    put(key: CacheKey, response: StoredResponse, ticket: LocalTicket, replacedSlot: string | undefined) {
      if (ticket.absence !== absence || ticket.purges !== purges.get(key.space)) return
      return store.put(during(key), response, ticket.ticket, replacedSlot)
    },
    delete: (key: CacheKey) => store.delete(during(key)),
    async purge(space: string, paths: readonly string[] | null) {
      const soFar = purges.get(space)
      if (soFar !== undefined) purges.set(space, soFar + 1)
      await store.purge(nameOf(space), paths)
      // Unless the shared cache is away, its new generation hides these entries already. Purging them makes room.
      await store.purge(besideName(space), paths)
    },
    /** Drops all responses of the absence. Must be called when the shared cache is back. */
    endAbsence() {
      const gone = [...purges.keys()].map(nameOf)
      purges.clear()
      absence++
      for (const name of gone) void store.purge(name, null)
    },

    /** The responses kept beside the shared cache. They count as long as the generation there stays the same. */
    getBeside: (key: CacheKey, generation: string) => store.get(beside(key, generation)),
    async putBeside(
      key: CacheKey,
      response: StoredResponse,
      generation: string,
      replacedSlot: string | undefined,
    ) {
      const { ticket } = await store.get(beside(key, generation))
      await store.put(beside(key, generation), response, ticket, replacedSlot)
    },
    deleteBeside: (key: CacheKey, generation: string) => store.delete(beside(key, generation)),
    close: () => store.close(),
  }
}

function beside(key: CacheKey, generation: string): CacheKey {
  return { ...key, space: besideName(key.space), url: `${key.url} ${generation}` }
}

const besideName = (space: string) => `${space} beside`

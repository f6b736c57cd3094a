/**
 * What one edge keeps for itself, in a store of its own: everything while the shared cache is away, and what is too large for
 * that one otherwise.
 */
import type { CacheKey, StoredResource, StoredResponse } from '../../rules/stored-response.js'
import type { CacheStore } from '../store.js'

/** Of one absence of the shared cache, and of the purges of the space up to then. */
export class LocalTicket {
  constructor(
    readonly absence: number,
    readonly purges: number,
    readonly ticket: unknown,
  ) {}
}

export function createLocalCache(store: CacheStore) {
  let absence = 0
  /** How often each space that was asked for in this absence was purged. */
  const purges = new Map<string, number>()

  // A name of its own for each absence: others may have purged between two of them.
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
      // Out of sight already, unless the shared cache is away: this makes room.
      await store.purge(besideName(space), paths)
    },
    /** Forgets all of that: the shared cache is back. */
    endAbsence() {
      const gone = [...purges.keys()].map(nameOf)
      purges.clear()
      absence++
      for (const name of gone) void store.purge(name, null)
    },

    /** What is kept beside the shared cache, as long as nothing is forgotten there. */
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

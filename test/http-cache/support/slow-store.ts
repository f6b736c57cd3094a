/** A remote store: each call takes a while, and a ticket shows whether work began before a purge. */
import type { CacheStore } from '../../../src/http-cache/stores/store.js'

const aWhile = () => new Promise<void>((resolve) => setImmediate(resolve))

export function createSlowStore(store: CacheStore): CacheStore {
  let purges = 0
  return {
    async get(key) {
      await aWhile()
      const { responses } = await store.get(key)
      const resource = { responses, ticket: purges, generation: String(purges) }
      await aWhile()
      return resource
    },
    async put(key, response, ticket, replacedSlot) {
      await aWhile()
      if (ticket === purges) await store.put(key, response, null, replacedSlot)
      await aWhile()
    },
    async delete(key) {
      await aWhile()
      await store.delete(key)
      await aWhile()
    },
    async purge(space, paths) {
      await aWhile()
      purges += 1
      await store.purge(space, paths)
      await aWhile()
    },
    close: () => store.close(),
  }
}

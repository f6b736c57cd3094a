/** The contract of every store of the cache. */

import { describe, expect, it } from 'vitest'
import { type CacheKey, type StoredResponse, toCacheKey } from '../../src/http-cache/rules/stored-response.js'
import type { CacheStore } from '../../src/http-cache/stores/store.js'

export type OpenStore = () => Promise<{ readonly store: CacheStore } & AsyncDisposable>

export const key = ({
  space = 'stage',
  host = 'shop.example',
  path = '/a',
  query = '',
}: Partial<Pick<CacheKey, 'space' | 'host' | 'path'> & { query: string }> = {}): CacheKey =>
  toCacheKey(space, host, path + query)

export const response = ({ body = [], ...values }: Partial<StoredResponse> = {}): StoredResponse => ({
  slot: '',
  status: 200,
  fields: { 'content-type': 'text/plain' },
  body,
  bodyBytes: body.reduce((bytes, chunk) => bytes + chunk.length, 0),
  selecting: [],
  requestTimeMs: 1_771_432_496_000,
  responseTimeMs: 1_771_432_496_120,
  freshForSeconds: 300,
  initialAgeSeconds: 0,
  staleWhileRevalidateSeconds: 0,
  staleIfErrorSeconds: 0,
  mustValidate: 'no',
  part: null,
  ...values,
})

/** Stores a response like a fill that has just begun. */
export async function fill(store: CacheStore, at: CacheKey, values: Partial<StoredResponse> = {}) {
  const { ticket } = await store.get(at)
  await store.put(at, response(values), ticket)
}

/** The stored responses, each with its body in one piece. */
export async function stored(store: CacheStore, at: CacheKey) {
  const { responses } = await store.get(at)
  return responses.map(({ body, ...rest }) => ({ ...rest, body: Buffer.concat(body).toString('latin1') }))
}

/** The statuses of the stored responses. Tests use them to tell responses apart. */
export async function statuses(store: CacheStore, at: CacheKey) {
  return (await stored(store, at)).map(({ status }) => status).sort()
}

export function describeStore(name: string, open: OpenStore): void {
  describe(`${name} as a store`, () => {
    it('a new store is empty', async () => {
      await using world = await open()
      expect(await stored(world.store, key())).toEqual([])
    })

    it('a store returns a response as it was stored', async () => {
      await using world = await open()
      const whole = response({
        slot: 'gzip \u0000 é',
        status: 206,
        fields: { 'content-type': 'image/png', 'set-cookie': ['a=1', 'b=é'], etag: 'W/"1"' },
        body: [Buffer.from([0, 255, 13, 10]), Buffer.from('é\r\n$5\r\n')],
        selecting: [
          ['accept-encoding', 'gzip'],
          ['accept-language', null],
        ],
        freshForSeconds: 1.5,
        initialAgeSeconds: 3,
        staleWhileRevalidateSeconds: 4,
        staleIfErrorSeconds: 5,
        mustValidate: 'once-stale',
        part: { start: 10, end: 20, total: null },
      })
      const { ticket } = await world.store.get(key())
      await world.store.put(key(), whole, ticket)
      const [found, ...others] = (await world.store.get(key())).responses
      expect(others).toEqual([])
      expect({ ...found, body: Buffer.concat(found?.body ?? []) }).toEqual({
        ...whole,
        body: Buffer.concat(whole.body),
      })
    })

    it('a store keeps every byte of a body, and empty bodies', async () => {
      await using world = await open()
      const bytes = Buffer.from(Uint8Array.from({ length: 100_000 }, (_, index) => index % 256))
      await fill(world.store, key(), { body: [bytes.subarray(0, 1), bytes.subarray(1)] })
      await fill(world.store, key({ path: '/empty' }), { status: 204 })
      expect((await stored(world.store, key())).map(({ body }) => body)).toEqual([bytes.toString('latin1')])
      expect((await stored(world.store, key({ path: '/empty' }))).map(({ body }) => body)).toEqual([''])
    })

    it('a store keeps the latest response of each slot', async () => {
      await using world = await open()
      await fill(world.store, key(), { slot: 'en', status: 200 })
      await fill(world.store, key(), { slot: 'fr', status: 203 })
      await fill(world.store, key(), { slot: 'en', status: 404 })
      expect(await statuses(world.store, key())).toEqual([203, 404])
    })

    it('a response replaces the given slot, and no other', async () => {
      await using world = await open()
      for (const slot of ['en', 'fr', 'de']) await fill(world.store, key(), { slot, status: 200 })
      const { ticket } = await world.store.get(key())
      await world.store.put(key(), response({ slot: 'all', status: 203 }), ticket, 'fr')
      await world.store.put(key(), response({ slot: 'en', status: 404 }), ticket, 'en')
      await world.store.put(key(), response({ slot: 'all', status: 203 }), ticket, 'never')
      const slots = (await stored(world.store, key())).map(({ slot, status }) => `${slot} ${status}`)
      expect(slots.sort()).toEqual(['all 203', 'de 200', 'en 404'])
    })

    it.each([
      ['space', { space: 'other stage' }],
      ['host', { host: 'www.example' }],
      ['path', { path: '/A' }],
      ['query', { query: '?' }],
    ])('tells keys apart by their %s', async (_name, difference) => {
      await using world = await open()
      await fill(world.store, key())
      expect(await statuses(world.store, key(difference))).toEqual([])
      await fill(world.store, key(difference), { status: 404 })
      expect(await statuses(world.store, key())).toEqual([200])
      expect(await statuses(world.store, key(difference))).toEqual([404])
    })

    it('deleting a key removes all its slots, and no others', async () => {
      await using world = await open()
      await fill(world.store, key(), { slot: 'en' })
      await fill(world.store, key(), { slot: 'fr' })
      await fill(world.store, key({ query: '?b' }))
      await fill(world.store, key({ host: 'www.example' }))
      await world.store.delete(key())
      await world.store.delete(key({ path: '/never' }))
      expect(await statuses(world.store, key())).toEqual([])
      expect(await statuses(world.store, key({ query: '?b' }))).toEqual([200])
      expect(await statuses(world.store, key({ host: 'www.example' }))).toEqual([200])
    })

    it('a purge of paths covers all hosts and queries, and no other paths', async () => {
      await using world = await open()
      const purged = [key(), key({ host: 'www.example' }), key({ query: '?q=1' }), key({ path: '/b' })]
      const others = [key({ path: '/a/' }), key({ path: '/c' }), key({ space: 'other stage' })]
      for (const at of [...purged, ...others]) await fill(world.store, at)
      await world.store.purge('stage', ['/a', '/b', '/never'])
      for (const at of purged) expect(await statuses(world.store, at)).toEqual([])
      for (const at of others) expect(await statuses(world.store, at)).toEqual([200])
    })

    it('a purge treats paths as equal only if RFC 3986 does', async () => {
      await using world = await open()
      const same = [key({ path: '/~é%C3%A9' }), key({ path: '/%7Eé%c3%A9' }), key({ path: '/%7eé%C3%A9' })]
      for (const [index, at] of same.entries()) await fill(world.store, at, { status: 200 + index })
      await fill(world.store, key({ path: '/a%2Fb' }))
      for (const [index, at] of same.entries()) expect(await statuses(world.store, at)).toEqual([200 + index])
      await world.store.purge('stage', ['/%7Eé%c3%a9', '/a/b'])
      for (const at of same) expect(await statuses(world.store, at)).toEqual([])
      expect(await statuses(world.store, key({ path: '/a%2Fb' }))).toEqual([200])
    })

    it('a purge of a space covers all of it, and no other space', async () => {
      await using world = await open()
      await fill(world.store, key())
      await fill(world.store, key({ path: '/b', host: 'www.example' }))
      await fill(world.store, key({ space: 'other stage' }))
      await world.store.purge('stage', null)
      await world.store.purge('unknown stage', null)
      expect(await statuses(world.store, key())).toEqual([])
      expect(await statuses(world.store, key({ path: '/b', host: 'www.example' }))).toEqual([])
      expect(await statuses(world.store, key({ space: 'other stage' }))).toEqual([200])
    })

    it('a purge of no path removes nothing', async () => {
      await using world = await open()
      await fill(world.store, key())
      await world.store.purge('stage', [])
      expect(await statuses(world.store, key())).toEqual([200])
    })

    it('a store can be filled again after a purge and a deletion', async () => {
      await using world = await open()
      await fill(world.store, key())
      await world.store.purge('stage', null)
      await fill(world.store, key(), { status: 203 })
      expect(await statuses(world.store, key())).toEqual([203])
      await world.store.purge('stage', ['/a'])
      await fill(world.store, key(), { status: 204 })
      expect(await statuses(world.store, key())).toEqual([204])
      await world.store.delete(key())
      await fill(world.store, key(), { status: 206 })
      expect(await statuses(world.store, key())).toEqual([206])
    })
  })
}

/** The contract of a store that others fill and purge too. Its tickets show whether a purge came during a fill. */
export function describeTickets(name: string, open: OpenStore): void {
  describe(`${name} during a fill`, () => {
    it.each([
      ['of everything', (store: CacheStore) => store.purge('stage', null)],
      ['of its path', (store: CacheStore) => store.purge('stage', ['/b', '/a'])],
    ])('keeps nothing of what was asked for before a purge %s', async (_name, purge) => {
      await using world = await open()
      const { ticket } = await world.store.get(key())
      await purge(world.store)
      await world.store.put(key(), response(), ticket)
      expect(await statuses(world.store, key())).toEqual([])
    })

    it('a response from before a purge never replaces one from after it', async () => {
      await using world = await open()
      const { ticket } = await world.store.get(key())
      await world.store.purge('stage', ['/a'])
      await fill(world.store, key(), { status: 203 })
      await world.store.put(key(), response(), ticket)
      expect(await statuses(world.store, key())).toEqual([203])
    })

    it('a purge does not affect other responses', async () => {
      await using world = await open()
      const { ticket } = await world.store.get(key())
      await world.store.purge('other stage', null)
      await world.store.put(key(), response(), ticket)
      expect(await statuses(world.store, key())).toEqual([200])
    })

    it('several responses may be stored with one ticket', async () => {
      await using world = await open()
      const { ticket } = await world.store.get(key())
      await world.store.put(key(), response({ slot: 'en' }), ticket)
      await world.store.put(key(), response({ slot: 'fr' }), ticket)
      expect(await statuses(world.store, key())).toEqual([200, 200])
    })
  })
}

/** A store on a Redis or Valkey server that several edges share. A purge at one edge takes effect at all. */

import { ErrorReply, RedisClient } from '@redis/client'
import { type SteadyClock, systemClock } from '../../lib/clock.js'
import type { CacheKey, StoredResource, StoredResponse } from '../rules/stored-response.js'
import { createKeys } from './redis/keys.js'
import { createLocalCache, LocalTicket } from './redis/local-cache.js'
import { TooSlowError } from './redis/redis-connection.js'
import { createRedisLink } from './redis/redis-link.js'
import { createRememberedPurges, type Purge } from './redis/remembered-purges.js'
import { type SharedCache, SharedTicket } from './redis/shared-cache.js'
import { type CacheStore, NOTHING_STORED } from './store.js'

const MEBIBYTE = 1024 ** 2

/** The limit on bytes on their way to the server. Beyond it, responses are not stored. */
const MAX_QUEUED_BYTES = 32 * MEBIBYTE

/** If more paths of one space are purged while the server is away, the whole space is purged. */
const MAX_REMEMBERED_PATHS = 1000

const COMPLAINT_INTERVAL_MS = 60_000

export type RedisStoreOptions = {
  /** `redis://`, `rediss://` or `unix:///path/to/socket`, with credentials and the number of the database if needed. */
  url: string
  /**
   * The store that takes over while the server is away, and that keeps responses too large for the server. Nothing else may use it. It is
   * closed with this one.
   */
  local: CacheStore
  logger: { info(details: object, message: string): void; warn(details: object, message: string): void }
  /**
   * Default: the system's. An edge counts the age of its own responses by its steady clock. For another edge's responses it relies on the
   * system clocks of both, which should agree to about a second, as they do with NTP. Responses from more than 10 seconds in the future are
   * not used. How long the server keeps responses depends on none of this.
   */
  clock?: SteadyClock
  /**
   * The port on which the edge listens, once it does. A host with this port is the same for all edges, whatever port each has. Default: all
   * ports are told apart.
   */
  ownPort?: () => number
  /** The prefix of all keys, without braces. Edges with the same prefix share their responses. Default: `edgeway`. */
  prefix?: string
  /** How long the server may keep a request waiting, in ms. Connecting may take four times as long. Default: 250. */
  deadlineMs?: number
  /**
   * Larger bodies stay at the edge that fetched them. All responses of one key may have four times as many bytes, which the line to the
   * server must carry within the deadline. Default: 4 MiB; a gigabit line carries 16 MiB in 135 ms.
   */
  maxSharedObjectBytes?: number
  /** The pause before the next attempt to connect, counted from 0. Default: doubles from about 100 ms up to about 10 s. */
  reconnectDelayMs?: (attempt: number) => number
}

export type RedisStore = CacheStore & {
  /** Resolves when the server is in use, or when the first attempt to reach it has failed. */
  readonly opened: Promise<void>
}

/**
 * Connects at once, and again whenever the connection is lost. Throws a `TypeError`, which does not quote the URL, if that is invalid.
 *
 * Once a purge or deletion has resolved, it is in effect at every edge that reaches the server. If the server is away, it is in effect at
 * this edge at once, and at the others when this edge has the server back, before it uses it; until then each edge caches alone. Such
 * purges are lost when the process ends. A restart of the server empties the cache, since it may have lost a purge, whatever it had saved;
 * that needs a user with the right to call `INFO`.
 *
 * The log has one line when the server cannot be used or is lost, and one when it is in use. If it is full or too slow, requests go without
 * it, which is logged at most once a minute.
 */
export function createRedisStore(options: RedisStoreOptions): RedisStore {
  const { url, logger, clock = systemClock, prefix = 'edgeway', deadlineMs = 250 } = options
  const {
    maxSharedObjectBytes = 4 * MEBIBYTE,
    reconnectDelayMs = defaultDelayMs,
    ownPort = () => null,
  } = options
  assertUsable(url)
  const server = withoutSecrets(url)
  const local = createLocalCache(options.local)
  const remembered = createRememberedPurges(MAX_REMEMBERED_PATHS)
  let queuedBytes = 0
  let lastComplaintMs = Number.NEGATIVE_INFINITY

  const link = createRedisLink({
    url,
    deadlineMs,
    reconnectDelayMs,
    keys: createKeys(prefix, ownPort),
    maxBytesPerKey: 4 * maxSharedObjectBytes,
    remembered,
    clock,
    onLoss(error, wasInUse) {
      const what = wasInUse ? 'is lost' : 'cannot be used'
      logger.warn({ server, ...describe(error) }, `the shared cache ${what}: each edge caches alone`)
    },
    onUse: () => {
      local.endAbsence()
      logger.info({ server }, 'the shared cache is in use')
    },
  })

  /** Notes a failure that a request has to do without the server for. */
  const note = (cache: SharedCache, err: unknown) => {
    const isPassing =
      err instanceof TooSlowError || (err instanceof ErrorReply && err.message.startsWith('OOM'))
    if (!isPassing) return cache.lose(err)
    const nowMs = clock.steadyMs()
    if (nowMs - lastComplaintMs < COMPLAINT_INTERVAL_MS) return
    lastComplaintMs = nowMs
    const message = 'the shared cache is full or slow: some requests go without it'
    logger.warn({ server, ...describe(err) }, message)
  }

  const getShared = async (cache: SharedCache, key: CacheKey): Promise<StoredResource> => {
    try {
      const { responses, ticket } = await cache.get(key)
      const beside = await local.getBeside(key, ticket.generation)
      const more = beside.responses.filter(({ slot }) => responses.every((shared) => shared.slot !== slot))
      return { responses: [...responses, ...more], ticket, generation: ticket.generation }
    } catch (error) {
      note(cache, error)
      return link.shared === null ? local.get(key) : NOTHING_STORED
    }
  }

  const putShared = async (
    cache: SharedCache,
    key: CacheKey,
    response: StoredResponse,
    ticket: SharedTicket,
    replacedSlot: string | undefined,
  ) => {
    const isShared = response.bodyBytes <= maxSharedObjectBytes
    const bytes = isShared ? response.bodyBytes : 0
    if (queuedBytes + bytes > MAX_QUEUED_BYTES) return
    queuedBytes += bytes
    try {
      if (isShared) await cache.put(key, response, ticket, replacedSlot)
      else if (await cache.putElsewhere(key, response, ticket, replacedSlot))
        await local.putBeside(key, response, ticket.generation, replacedSlot)
      if (isShared && replacedSlot !== undefined) await local.deleteBeside(key, ticket.generation)
    } catch (error) {
      note(cache, error)
    } finally {
      queuedBytes -= bytes
    }
  }

  /** Tells the server of a purge. If it is away, the purge is remembered, and told before the server is used again. */
  const forgetShared = async (purge: Purge, forget: (cache: SharedCache) => Promise<void>) => {
    for (let cache = link.shared; cache !== null; cache = link.shared) {
      try {
        return await forget(cache)
      } catch (error) {
        cache.lose(error)
      }
    }
    remembered.add(purge)
  }

  return {
    opened: link.attempt ?? Promise.resolve(),
    get: (key) => (link.shared === null ? local.get(key) : getShared(link.shared, key)),
    put(key, response, ticket, replacedSlot) {
      const other = replacedSlot === response.slot ? undefined : replacedSlot
      if (ticket instanceof LocalTicket) return local.put(key, response, ticket, other)
      if (ticket instanceof SharedTicket && link.shared !== null)
        return putShared(link.shared, key, response, ticket, other)
    },
    async delete(key) {
      await forgetShared({ space: key.space, paths: [key.path] }, (cache) => cache.delete(key))
      await local.delete(key)
    },
    async purge(space, paths) {
      if (paths?.length === 0) return
      // If a connection is being made, the other edges should learn of the purge before this resolves.
      await link.attempt
      await forgetShared({ space, paths }, (cache) => cache.purge(space, paths))
      await local.purge(space, paths)
    },
    async close() {
      await link.close()
      await local.close()
    },
  }
}

/** Half of the delay is random, so that edges that lost the server together do not come back together. */
function defaultDelayMs(attempt: number): number {
  return Math.min(10_000, 100 * 2 ** attempt) * (0.5 + Math.random() / 2)
}

function assertUsable(url: string): void {
  try {
    RedisClient.parseURL(url)
  } catch {
    throw new TypeError(
      'expected the shared cache as redis://, rediss:// or unix:///, with a host or a path (not shown: it may hold a password)',
    )
  }
}

/** The log's account of an error. If the server caused it, a stack would say nothing. */
function describe(error: unknown): { reason: string } | { err: unknown } {
  if (!(error instanceof Error) || error instanceof TypeError) return { err: error }
  if (/^Unknown RESP type/.test(error.message)) return { reason: 'it does not answer as Redis and Valkey do' }
  // If several addresses were tried, only the code says what went wrong.
  const { code } = error as NodeJS.ErrnoException
  return { reason: error.message || code || error.name }
}

function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//').replace(/\?.*/, '')
}

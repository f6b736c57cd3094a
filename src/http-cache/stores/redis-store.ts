/** A store on a Redis or Valkey server that several edges share. A purge at one edge takes effect at all of them. */

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

/** The limit on bytes in transit to the server. Beyond it, responses are not stored. */
const MAX_QUEUED_BYTES = 32 * MEBIBYTE

/** If more paths of one space are purged while the server is away, the whole space is purged. */
const MAX_REMEMBERED_PATHS = 1000

const COMPLAINT_INTERVAL_MS = 60_000

export type RedisStoreOptions = {
  /** `redis://`, `rediss://` or `unix:///path/to/socket`, with credentials and the number of the database if needed. */
  url: string
  /**
   * The store that takes over while the server is away, and that keeps responses that are too large for the server. Nothing else may use
   * it. It is closed together with this store.
   */
  local: CacheStore
  logger: { info(details: object, message: string): void; warn(details: object, message: string): void }
  /**
   * Default: the system's. An edge counts the age of its own responses by its steady clock. For another edge's responses, it relies on the
   * system clocks of both edges. They should agree to about a second, as they do with NTP. Responses from more than 10 seconds in the
   * future are not used. None of these clocks affects how long the server keeps responses.
   */
  clock?: SteadyClock
  /**
   * The port on which the edge listens, once it does. A host with the edge's own port is the same host for all edges, although their ports
   * differ. Default: all ports are told apart.
   */
  ownPort?: () => number
  /** The prefix of all keys, without braces. Edges with the same prefix share their responses. Default: `edgeway`. */
  prefix?: string
  /** The longest time that the server may keep a request waiting, in ms. Connecting may take four times as long. Default: 250. */
  deadlineMs?: number
  /**
   * Larger bodies stay at the edge that fetched them. All responses of one key together may have four times as many bytes, and the network
   * must transfer them within the deadline. Default: 4 MiB. A gigabit network transfers 16 MiB in 135 ms.
   */
  maxSharedObjectBytes?: number
  /** The pause in ms before an attempt to connect, which are counted from 0. Default: doubles from about 100 ms up to about 10 s. */
  reconnectDelayMs?: (attempt: number) => number
}

export type RedisStore = CacheStore & {
  /** Resolves when the server is in use, or when the first attempt to reach it has failed. */
  readonly opened: Promise<void>
}

/**
 * Connects at once, and again whenever the connection is lost. Throws a `TypeError` if the URL is invalid. The error does not quote the
 * URL.
 *
 * Once a purge or deletion has resolved, it is in effect at every edge that reaches the server. If the server is away, a purge takes effect
 * at this edge at once. It takes effect at the others when this edge reaches the server again, before this edge uses it. Until then, each
 * edge caches alone. Purges that the server has not been told are lost when the process ends.
 *
 * A restart of the server empties the cache, because the server may have lost a purge, even if it saves its data. To notice a restart, the
 * edge needs a user with the right to call `INFO`.
 *
 * The log gets one line when the server cannot be used or is lost, and one line when it comes into use. If the server is full or too slow,
 * requests do without it, which is logged at most once a minute.
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

  /** Handles a failure that makes a request do without the server. */
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

  /** Tells the server of a purge. If the server is away, the purge is remembered, and the server is told before it is used again. */
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
      // If an attempt to connect is under way, the other edges should learn of the purge before this resolves.
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

/** Describes an error for the log. If the server caused the error, a stack trace would be of no use. */
function describe(error: unknown): { reason: string } | { err: unknown } {
  if (!(error instanceof Error) || error instanceof TypeError) return { err: error }
  if (/^Unknown RESP type/.test(error.message)) return { reason: 'it does not answer as Redis and Valkey do' }
  // If several addresses were tried, the message is empty, and only the code says what went wrong.
  const { code } = error as NodeJS.ErrnoException
  return { reason: error.message || code || error.name }
}

function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//').replace(/\?.*/, '')
}

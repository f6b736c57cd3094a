/** Stored responses on a Redis or Valkey server that several edges share: a purge at one of them empties all. */

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

/** Beyond so many bytes on their way to the server, or waiting to be, no more are stored. */
const MAX_QUEUED_BYTES = 32 * MEBIBYTE

/** More paths than this, purged in one space while the server is away, are taken for all of it. */
const MAX_REMEMBERED_PATHS = 1000

const COMPLAINT_INTERVAL_MS = 60_000

export type RedisStoreOptions = {
  /** `redis://`, `rediss://` or `unix:///path/to/socket`, with credentials and the number of the database where needed. */
  url: string
  /**
   * Takes over while the server is away, and what is too large for it. Nothing else may use it; it is closed with this one.
   */
  local: CacheStore
  logger: { info(details: object, message: string): void; warn(details: object, message: string): void }
  /**
   * Default: the system's. An edge counts the age of what it stored itself by its steady clock. No such clock is shared: what another
   * edge stored is as old as the system clocks of the two make it, which are to agree to about a second, as they do where NTP runs. What
   * was stored more than 10 seconds from now is not used. How long the server keeps things depends on none of this.
   */
  clock?: SteadyClock
  /**
   * Where the edge itself listens, once it does: a host with this port is the same to all edges, each with its own. Default:
   * ports are told apart, whoever listens there.
   */
  ownPort?: () => number
  /** What all keys begin with: no braces. Edges share what they keep under the same one. Default: `edgeway`. */
  prefix?: string
  /** How long the server may keep a request waiting; four times as long to connect. Default: 250. */
  deadlineMs?: number
  /**
   * Larger bodies stay at the edge that fetched them. All responses of one key together may have four times as much, which the
   * line to the server must be able to carry within the deadline. Default: 4 MiB; a gigabit line carries 16 in 135 ms.
   */
  maxSharedObjectBytes?: number
  /** The pause before the next attempt to connect, counted from 0. Default: doubles from about 100 ms up to about 10 s. */
  reconnectDelayMs?: (attempt: number) => number
}

export type RedisStore = CacheStore & {
  /** Resolves when the server is in use, or could not be reached at the first attempt. */
  readonly opened: Promise<void>
}

/**
 * Connects at once, and for ever. Throws a `TypeError`, which does not quote it, where the URL is not one.
 *
 * A purge or deletion is in effect at every edge that reaches the server once it has answered. One made while the server is
 * away is in effect here at once, and for the others when this edge has the server back, before it uses it again: up to then
 * each edge caches alone. Purges that wait for that are lost when the process ends. A restart of the server empties the
 * cache, whatever it had saved, since it may have lost a purge; that takes a user who may ask for `INFO`.
 *
 * One log line says that the server cannot be used (to begin with), or is lost (later), one that it is in use. Where it is full or too slow, requests
 * go without it, which is logged once a minute at most.
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

  /** What a request has to do without. */
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

  /** Whether the server has heard of it. Otherwise it will, before it is used again. */
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
      // Where the server may be back in a moment, the others are to hear of it before this answers.
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

/** Half of it is chance, so that edges that lost the server together do not come back together. */
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

/** For the log. Where it is the server's doing, a stack would say nothing about it. */
function describe(error: unknown): { reason: string } | { err: unknown } {
  if (!(error instanceof Error) || error instanceof TypeError) return { err: error }
  if (/^Unknown RESP type/.test(error.message)) return { reason: 'it does not answer as Redis and Valkey do' }
  // Of an attempt at several addresses, only the code says what went wrong.
  const { code } = error as NodeJS.ErrnoException
  return { reason: error.message || code || error.name }
}

function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//').replace(/\?.*/, '')
}

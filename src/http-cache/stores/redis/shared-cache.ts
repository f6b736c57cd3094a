/** The responses that edges share on a server, over one connection. All methods reject as `Ask` does. */

import { randomBytes } from 'node:crypto'
import type { CacheKey, StoredResponse } from '../../rules/stored-response.js'
import { decodeResponse, encodeResponse } from './encode-response.js'
import type { Keys } from './keys.js'
import type { RedisConnection, Reply } from './redis-connection.js'
import { FORGET, GET, PUT, runScript } from './scripts.js'
import type { SharedTimes } from './shared-times.js'
import { MAX_TIME_TO_LIVE_SECONDS, timeToLiveSeconds } from './time-to-live.js'

/** The lifetime of generations, which is longer than that of any response. */
const GENERATIONS_LAST_MS = (MAX_TIME_TO_LIVE_SECONDS + 24 * 3600) * 1000

/** Limits the size of one lookup, as `maxBytesPerKey` does. */
const MAX_RESPONSES_PER_KEY = 64

/** The limit on purged paths and deletion counters of a space, which take some ten megabytes. Beyond it, the whole space is purged. */
const MAX_GENERATION_FIELDS = 100_000

/** The generations of a key when the ticket was issued. */
export class SharedTicket {
  constructor(
    readonly run: string,
    readonly space: string,
    readonly purges: string,
    readonly deletions: string,
  ) {}

  /** Equal for two tickets if there was no purge or deletion between them. */
  get generation(): string {
    return [this.run, this.space, this.purges, this.deletions].join(' ')
  }
}

export type SharedCache = ReturnType<typeof createSharedCache>

/** @param maxBytesPerKey the limit on all responses of a key together, as stored. */
export function createSharedCache(
  connection: RedisConnection,
  keys: Keys,
  maxBytesPerKey: number,
  times: SharedTimes,
) {
  const { ask, run } = connection
  const own = randomBytes(12).toString('base64url')
  let tokens = 0
  /** Never the same twice, here or at another edge. */
  const createToken = () => `${own}${(tokens++).toString(36)}`

  const write = (
    key: CacheKey,
    { slot }: StoredResponse,
    bytes: Buffer,
    lastsMs: number,
    ticket: SharedTicket,
    replacedSlot = '',
  ) => {
    if (ticket.run !== run) return Promise.resolve(0)
    const { responses, deletions } = keys.ofResource(key)
    return runScript(
      ask,
      PUT,
      [keys.generations(key.space), responses],
      [
        run,
        keys.purgesOf(key.path),
        deletions,
        ticket.space,
        ticket.purges,
        ticket.deletions,
        slot,
        bytes,
        String(lastsMs),
        String(GENERATIONS_LAST_MS),
        String(MAX_RESPONSES_PER_KEY),
        String(maxBytesPerKey),
        replacedSlot,
      ],
      'in-turn',
    )
  }

  return {
    async get(key: CacheKey) {
      const { responses, deletions } = keys.ofResource(key)
      const reply = await runScript(
        ask,
        GET,
        [keys.generations(key.space), responses],
        [run, keys.purgesOf(key.path), deletions, createToken(), String(GENERATIONS_LAST_MS)],
        'deadline',
      )
      const [space, purges, deleted, ...stored] = toBuffers(reply)
      const { found, unreadable } = readResponses(stored, times)
      // The result is not awaited, because an unreadable response counts as missing anyway.
      if (unreadable.length > 0) ask(['HDEL', responses, ...unreadable], 'in-turn').catch(() => {})
      return {
        responses: found,
        ticket: new SharedTicket(run, String(space), String(purges), String(deleted)),
      }
    },

    async put(key: CacheKey, response: StoredResponse, ticket: SharedTicket, replacedSlot?: string) {
      const lastsMs = timeToLiveSeconds(response, times.now()) * 1000
      const bytes = encodeResponse(response, times.arrivalOf(response))
      await write(key, response, bytes, lastsMs, ticket, replacedSlot)
    },

    /** Clears the slot on the server. @returns whether the response may be kept elsewhere instead. */
    async putElsewhere(key: CacheKey, response: StoredResponse, ticket: SharedTicket, replacedSlot?: string) {
      return (await write(key, response, Buffer.alloc(0), 0, ticket, replacedSlot)) === 1
    },

    async delete(key: CacheKey) {
      const { responses, deletions } = keys.ofResource(key)
      const args = [createToken(), String(MAX_GENERATION_FIELDS), deletions]
      await runScript(ask, FORGET, [keys.generations(key.space), responses], args, 'in-turn')
    },

    async purge(space: string, paths: readonly string[] | null) {
      const generations = keys.generations(space)
      if (paths === null) await ask(['UNLINK', generations], 'in-turn')
      else {
        const args = [createToken(), String(MAX_GENERATION_FIELDS), ...paths.map(keys.purgesOf)]
        await runScript(ask, FORGET, [generations], args, 'in-turn')
      }
    },

    /** Rejects if the server would refuse a purge. */
    async check() {
      const args = [createToken(), String(MAX_GENERATION_FIELDS)]
      await runScript(ask, FORGET, [keys.probe, keys.probe], args, 'in-turn')
    },

    /** Gives the connection up. */
    lose: (reason: unknown) => connection.lose(reason instanceof Error ? reason : new Error(String(reason))),
  }
}

function toBuffers(reply: Reply): Buffer[] {
  const isBuffer = (value: Reply): value is Buffer => Buffer.isBuffer(value)
  if (Array.isArray(reply) && reply.length >= 3 && reply.every(isBuffer)) return reply
  throw new TypeError(`expected a list of at least three strings from the shared cache, got ${typeof reply}`)
}

function readResponses(stored: readonly Buffer[], times: SharedTimes) {
  const found: StoredResponse[] = []
  const unreadable: Buffer[] = []
  for (let position = 0; position + 1 < stored.length; position += 2) {
    const [field, bytes] = stored.slice(position, position + 2)
    if (field === undefined || bytes === undefined || field.length === 0) continue
    const decoded = decodeResponse(bytes)
    if (decoded === null || `s${decoded.response.slot}` !== field.toString()) {
      unreadable.push(field)
      continue
    }
    // The response stays on the server, because other edges may use it. This edge's clock may be the wrong one.
    const response = times.toLocalTimes(decoded)
    if (response !== null) found.push(response)
  }
  return { found, unreadable }
}

/** The clients of the soak. Each requests one object after another, in its own profile. */
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { contentOf, MAX_CHUNK_BYTES, OBJECTS, objectOf, type StoredObject } from './objects.js'

export type ClientCounts = {
  requests: number
  bytes: number
  byCache: Record<string, number>
  /** Bodies that differ from the origin's, or broke off although the client had not left. There must be none. */
  wrong: number
  /** Responses with a status of 500 or above. */
  errors: number
  problems: string[]
}

export type ClientProfile = {
  readonly name: string
  readonly count: number
  /** The rate at which the client reads. Undefined: as fast as data comes. */
  readonly bytesPerSecond?: number
  /** Whether the client sometimes leaves in the middle of a body. */
  readonly leaves?: boolean
  readonly ranges?: boolean
  readonly posts?: boolean
}

/** Sends requests until `over` is aborted, which also ends the responses under way. */
export async function runClients(
  edgeUrl: string,
  profiles: readonly ClientProfile[],
  counts: ClientCounts,
  over: AbortSignal,
): Promise<void> {
  const clients = profiles.flatMap((profile) =>
    Array.from({ length: profile.count }, () => runClient(edgeUrl, profile, counts, over)),
  )
  await Promise.all(clients)
}

async function runClient(
  edgeUrl: string,
  profile: ClientProfile,
  counts: ClientCounts,
  over: AbortSignal,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  while (!over.aborted) {
    const object = objectOf(pick())
    try {
      await visit(edgeUrl, agent, object, profile, counts, over)
    } catch (error) {
      if (over.aborted) break
      counts.wrong += 1
      counts.problems.push(`${profile.name} ${object.path}: ${error}`)
    }
  }
  agent.destroy()
}

/** Picks a few objects very often, and most of them rarely. */
function pick(): number {
  return Math.floor(OBJECTS * Math.random() ** 3)
}

async function visit(
  edgeUrl: string,
  agent: Agent,
  object: StoredObject,
  profile: ClientProfile,
  counts: ClientCounts,
  over: AbortSignal,
): Promise<void> {
  const start = profile.ranges === true ? Math.floor((Math.random() * object.bytes) / 2) : 0
  const end = profile.ranges === true ? Math.min(object.bytes, start + 1_000_000) : object.bytes
  const leavesAfter = profile.leaves === true ? Math.random() * object.bytes * 1.2 : Number.POSITIVE_INFINITY
  const response = await ask(edgeUrl, agent, object, profile, `bytes=${start}-${end - 1}`, over)
  counts.requests += 1
  const cache = String(response.headers['x-cache'])
  counts.byCache[cache] = (counts.byCache[cache] ?? 0) + 1
  const status = response.statusCode ?? 0
  if (status >= 500) counts.errors += 1
  const isRight = status === 200 || status === 206
  if (profile.posts === true || !isRight) {
    response.resume()
    await new Promise((resolve) => response.on('close', resolve))
    return
  }
  let position = status === 206 ? start : 0
  const endsAt = status === 206 ? end : object.bytes
  for await (const chunk of response as AsyncIterable<Buffer>) {
    check(object, position, chunk)
    position += chunk.length
    counts.bytes += chunk.length
    if (position - start >= leavesAfter || over.aborted) {
      response.destroy()
      return
    }
    const { bytesPerSecond } = profile
    if (bytesPerSecond !== undefined)
      await pause((chunk.length / bytesPerSecond) * 1000, undefined, { signal: over }).catch(() => {})
  }
  if (position !== endsAt) throw new Error(`expected it to end at ${endsAt}, got ${position}`)
}

function check(object: StoredObject, position: number, chunk: Buffer): void {
  for (let at = 0; at < chunk.length; at += MAX_CHUNK_BYTES) {
    const piece = chunk.subarray(at, at + MAX_CHUNK_BYTES)
    if (!piece.equals(contentOf(object, position + at, piece.length)))
      throw new Error(`got other bytes than the origin's at ${position + at}`)
  }
}

function ask(
  edgeUrl: string,
  agent: Agent,
  { path }: StoredObject,
  profile: ClientProfile,
  range: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const method = profile.posts === true ? 'POST' : 'GET'
    const headers = profile.ranges === true ? { range } : {}
    const sent = httpRequest(edgeUrl + path, { agent, method, headers, signal })
    sent.on('error', reject)
    sent.on('response', resolve)
    sent.end(profile.posts === true ? contentOf(objectOf(0), 0, MAX_CHUNK_BYTES) : undefined)
  })
}

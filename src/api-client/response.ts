/** A response of the upstream, before it is interpreted, and the memory that large ones take while they are read. */

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** A complete response of any status. Header names are in lower case. */
export type UpstreamResponse = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

export function headerOf({ headers }: Pick<UpstreamResponse, 'headers'>, name: string): string | null {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

/** The upstream's id of the exchange, cut to 200 characters, because the header may contain anything. */
export function requestIdOf(response: Pick<UpstreamResponse, 'headers'>): string | null {
  const id = headerOf(response, 'x-request-id')
  return id === null ? null : truncate(id, 200)
}

/** Whether a request that was sent may have changed something. `status` is that of its response, or null if none came. */
export function mayHaveHappened(writes: boolean, status: number | null): boolean {
  const isRefused = status !== null && status >= 400 && status < 500
  return writes && !isRefused
}

/** For the log. */
export function truncate(text: string, maxLength = 2000): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}… (${text.length} characters)`
}

/** A response of at most this size always has room. Even a page of a hundred pipelines with their stages is smaller. */
const SMALL_BYTES = 1024 ** 2

/** The room for all responses together. Only the bytes of each response beyond `SMALL_BYTES` count. */
export const LARGE_BYTES = 32 * 1024 ** 2

/**
 * Many responses of megabytes, each within the limit for one, could fill the memory together. Parsed JSON takes up to
 * twenty times its length, so the sum is kept far below the size of the heap.
 */
export class ResponseRoom {
  /** Of the bytes of each response, those that count. */
  large = 0
}

/** One body that is being read. */
export class ReadingBody {
  readonly #room: ResponseRoom
  #bytes = 0
  #large = 0

  constructor(room: ResponseRoom) {
    this.#room = room
  }

  /** Counts a chunk. @returns whether there is room for it. */
  add(bytes: number): boolean {
    this.#bytes += bytes
    const needed = Math.max(0, this.#bytes - SMALL_BYTES) - this.#large
    if (this.#room.large + needed > LARGE_BYTES) return false
    this.#room.large += needed
    this.#large += needed
    return true
  }

  /** Call this when the body is complete or abandoned. Calling it again has no effect. */
  end(): void {
    this.#room.large -= this.#large
    this.#large = 0
  }
}

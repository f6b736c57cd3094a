/** Bounds the memory that large responses take while they are read. */

/** A response of at most this size always has room. Even a page of a hundred pipelines with their stages is smaller. */
const SMALL_BYTES = 1024 ** 2

/** The room for all responses together. Of each response, only the bytes beyond `SMALL_BYTES` count. */
export const LARGE_BYTES = 32 * 1024 ** 2

export type ReadingBody = {
  /** Counts a chunk. @returns whether there is room for it. */
  add(bytes: number): boolean
  /** Call this when the body is complete or abandoned. Calling it again has no effect. */
  end(): void
}

/**
 * Many responses of megabytes, each within the limit for one, could fill the memory together. Parsed JSON takes up to
 * twenty times its length, so the sum is kept far below the size of the heap.
 */
export class ResponseRoom {
  #large = 0

  begin(): ReadingBody {
    let bytes = 0
    let large = 0
    return {
      add: (more) => {
        bytes += more
        const needed = Math.max(0, bytes - SMALL_BYTES) - large
        if (this.#large + needed > LARGE_BYTES) return false
        this.#large += needed
        large += needed
        return true
      },
      end: () => {
        this.#large -= large
        large = 0
      },
    }
  }
}

/** Bounds the memory of large answers while they are read. */

/** An answer up to here always has room. Even a page of a hundred pipelines with their stages is smaller. */
const SMALL_BYTES = 1024 ** 2

/** All that is read of answers beyond `SMALL_BYTES` of each, together. */
export const LARGE_BYTES = 32 * 1024 ** 2

export type ReadingBody = {
  /** Counts a piece. @returns whether there is room for it. */
  add(bytes: number): boolean
  /** The body is complete, or given up. May be called again. */
  end(): void
}

/**
 * An upstream that answers megabytes to everything could fill the memory with many answers, each within the limit of one. JSON takes up
 * to twenty times its length once it is parsed, so the sum is kept far below the heap.
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

/** The one account of the bytes that a cache holds in memory: stored bytes, and bytes in transit. */
export type MemoryBudget = {
  /** Evicts stored responses if that helps. @returns whether the bytes are granted. */
  reserve(bytes: number): boolean
  release(bytes: number): void
  /** Releases the bytes of a body at once, or when its last reader has left. */
  releaseBody(body: Body, bytes: number): void
  /** Cancels the later release of a body's bytes. @returns the number of bytes, which the caller has to release again. */
  reclaim(body: Body): number
  /**
   * Marks the body as being read, so that its bytes stay counted even if it is evicted. @returns a function that ends the loan, and must be called once.
   */
  lend(body: Body): () => void
  /** Whether the body is being read, so that evicting it would free nothing for now. */
  isLent(body: Body): boolean
  /** @param evict releases something, and returns whether there was anything to release. */
  onShortage(evict: () => boolean): void
  readonly usedBytes: number
}

/** A body is identified by its array: a copy is another body. */
type Body = readonly Buffer[]

type Loan = { readers: number; owedBytes: number }

export function createMemoryBudget(maxBytes: number): MemoryBudget {
  let usedBytes = 0
  let evict = () => false
  const loans = new Map<Body, Loan>()

  const release = (bytes: number) => {
    usedBytes -= bytes
  }

  return {
    reserve(bytes) {
      while (usedBytes + bytes > maxBytes && bytes <= maxBytes && evict());
      if (usedBytes + bytes > maxBytes) return false
      usedBytes += bytes
      return true
    },
    release,
    releaseBody(body, bytes) {
      const loan = loans.get(body)
      if (loan === undefined) release(bytes)
      else loan.owedBytes += bytes
    },
    reclaim(body) {
      const loan = loans.get(body)
      if (loan === undefined) return 0
      const { owedBytes } = loan
      loan.owedBytes = 0
      return owedBytes
    },
    lend(body) {
      const loan = loans.get(body) ?? { readers: 0, owedBytes: 0 }
      loans.set(body, loan)
      loan.readers += 1
      return () => {
        loan.readers -= 1
        if (loan.readers > 0) return
        loans.delete(body)
        release(loan.owedBytes)
      }
    },
    isLent: (body) => loans.has(body),
    onShortage(how) {
      evict = how
    },
    get usedBytes() {
      return usedBytes
    },
  }
}

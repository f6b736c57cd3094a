/** The bytes a cache may hold in memory, stored or on their way in or out: one account for all of them. */
export type MemoryBudget = {
  /** Whether the bytes are granted. Evicts what may be evicted, where that helps. */
  reserve(bytes: number): boolean
  release(bytes: number): void
  /** Gives back the bytes of a body: at once, or as soon as nobody reads it any more. */
  releaseBody(body: Body, bytes: number): void
  /** What of the body is to be given back later: it is the caller's again. */
  reclaim(body: Body): number
  /** Somebody reads the body, until what this answers is called: once. Whoever stores it need not keep it as long. */
  lend(body: Body): () => void
  /** To evict it would be of no use for now. */
  isLent(body: Body): boolean
  /** `evict` frees something, by giving it back, and says whether there was anything. */
  onShortage(evict: () => boolean): void
  readonly usedBytes: number
}

/** Known by its array: a copy of that is another body. */
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

/** The bytes a cache may hold in memory, stored or on their way in: one account for all of them. */
export type MemoryBudget = {
  /** Whether the bytes are granted. Evicts what may be evicted, where that helps. */
  take(bytes: number): boolean
  give(bytes: number): void
  /** `evict` frees something, by giving it back, and says whether there was anything. */
  onShortage(evict: () => boolean): void
  readonly usedBytes: number
}

export function createMemoryBudget(maxBytes: number): MemoryBudget {
  let usedBytes = 0
  let evict = () => false
  return {
    take(bytes) {
      while (usedBytes + bytes > maxBytes && bytes <= maxBytes && evict());
      if (usedBytes + bytes > maxBytes) return false
      usedBytes += bytes
      return true
    },
    give(bytes) {
      usedBytes -= bytes
    },
    onShortage(how) {
      evict = how
    },
    get usedBytes() {
      return usedBytes
    },
  }
}

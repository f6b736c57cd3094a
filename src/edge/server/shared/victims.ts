/** Which connections are closed when there is no memory for another one. */

export type MemoryHolder = {
  /** As by `visitorOf`. */
  readonly visitor: string
  /** Grows with each time that it began to wait for its client; null while it does not wait for that. */
  readonly waitingSince: number | null
  /** Closes the connection at once. */
  cut(): void
}

/** Added to `waitingSince` by idle connections, so that they go last: they hold little, and their clients have done nothing amiss. */
export const IDLE_TURNS = 2 ** 50

/** One look at all connections finds so many, since a look for each newcomer would cost too much. The more there are, the older the look that chose the last. */
const MAX_VICTIMS = 64

/**
 * Finds connections with half a head, or with an answer that is not taken, of the visitor who holds the most in such
 * connections, longest waiting first. Where there are none, it finds idle ones in the same way.
 */
export function findVictims(held: ReadonlyMap<MemoryHolder, number>, asking: MemoryHolder): MemoryHolder[] {
  const stalled = new Tally()
  const idle = new Tally()
  for (const [holder, bytes] of held) {
    const { waitingSince } = holder
    if (holder === asking) continue
    if (waitingSince !== null) (waitingSince < IDLE_TURNS ? stalled : idle).add(holder, bytes)
  }
  return longestFirst((stalled.most() ?? idle.most())?.holders ?? [])
}

type Share = { size: number; readonly holders: MemoryHolder[] }

/** Sums by visitor. */
class Tally {
  readonly #shares = new Map<string, Share>()

  add(holder: MemoryHolder, size: number): void {
    const share = this.#shares.get(holder.visitor)
    if (share === undefined) this.#shares.set(holder.visitor, { size, holders: [holder] })
    else {
      share.size += size
      share.holders.push(holder)
    }
  }

  most(): Share | undefined {
    let most: Share | undefined
    for (const share of this.#shares.values()) if (share.size > (most?.size ?? 0)) most = share
    return most
  }
}

function longestFirst(holders: readonly MemoryHolder[]): MemoryHolder[] {
  const waiting = holders.flatMap((holder) => {
    const { waitingSince } = holder
    return waitingSince === null ? [] : [{ holder, waitingSince }]
  })
  waiting.sort((one, other) => one.waitingSince - other.waitingSince)
  return few(waiting.map(({ holder }) => holder))
}

/** A sixteenth, so that the visitor is still about as far ahead of others once they are gone. */
function few(holders: readonly MemoryHolder[]): MemoryHolder[] {
  return holders.slice(0, Math.min(MAX_VICTIMS, Math.ceil(holders.length / 16)))
}

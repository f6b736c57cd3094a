/** Chooses the connections to close when there is no memory for another one. */

export type MemoryHolder = {
  /** As returned by `visitorOf`. */
  readonly visitor: string
  /** Grows each time that the connection begins to wait for its client. Null: it does not wait for the client. */
  readonly waitingSince: number | null
  /** Closes the connection at once. */
  cut(): void
}

/** Added to `waitingSince` by idle connections: they hold little, and their clients have done nothing wrong. */
export const IDLE_TURNS = 2 ** 50

/**
 * The number of victims of one look. Several, because a look for each newcomer would cost too much; few, so that the choice still holds for
 * the last.
 */
const MAX_VICTIMS = 64

/**
 * Chooses connections with half a head or an untaken response, of the visitor who holds the most in such connections, longest first. If
 * there are none, idle connections are chosen in the same way.
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

/** Sums of bytes by visitor. */
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

/** One in sixteen, so that the visitor is still well ahead of others afterwards. */
function few(holders: readonly MemoryHolder[]): MemoryHolder[] {
  return holders.slice(0, Math.min(MAX_VICTIMS, Math.ceil(holders.length / 16)))
}

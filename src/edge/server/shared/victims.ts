/** Chooses the connections to close when there is no memory for another one. */

export type MemoryHolder = {
  /** As returned by `clientOf`. */
  readonly visitor: string
  /** Grows each time that the connection begins to wait for its client. Null: it does not wait for the client. */
  readonly waitingSince: number | null
  /** Closes the connection at once. */
  cut(): void
}

/** A connection to close, and since when it waited as it was chosen. */
export type Victim = { readonly holder: MemoryHolder; readonly waitingSince: number }

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
export function findVictims(held: ReadonlyMap<MemoryHolder, number>, asking: MemoryHolder): Victim[] {
  const stalled = new Tally()
  const idle = new Tally()
  for (const [holder, bytes] of held) {
    const { waitingSince } = holder
    if (holder === asking) continue
    if (waitingSince !== null)
      (waitingSince < IDLE_TURNS ? stalled : idle).add({ holder, waitingSince }, bytes)
  }
  const victims = (stalled.most() ?? idle.most())?.victims ?? []
  return few(victims.toSorted((one, other) => one.waitingSince - other.waitingSince))
}

type Share = { size: number; readonly victims: Victim[] }

/** Sums of bytes by visitor. */
class Tally {
  readonly #shares = new Map<string, Share>()

  add(victim: Victim, size: number): void {
    const { visitor } = victim.holder
    const share = this.#shares.get(visitor)
    if (share === undefined) this.#shares.set(visitor, { size, victims: [victim] })
    else {
      share.size += size
      share.victims.push(victim)
    }
  }

  most(): Share | undefined {
    let most: Share | undefined
    for (const share of this.#shares.values()) if (share.size > (most?.size ?? 0)) most = share
    return most
  }
}

/** One in sixteen, so that the visitor is still well ahead of others afterwards. */
function few(victims: readonly Victim[]): Victim[] {
  return victims.slice(0, Math.min(MAX_VICTIMS, Math.ceil(victims.length / 16)))
}

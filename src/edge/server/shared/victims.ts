/** Chooses the connections to close when there is no memory for another one. */

export type MemoryHolder = {
  /** The client that the connection counts for: an address, or an IPv6 network. Connections of one client have the same text. */
  readonly client: string
  /** A number that grows each time a connection begins to wait for its client. Null: this connection does not wait for its client. */
  readonly waitingSince: number | null
  /** Closes the connection at once. */
  cut(): void
}

/** A connection to close, and its `waitingSince` when it was chosen. */
export type Victim = { readonly holder: MemoryHolder; readonly waitingSince: number }

/**
 * Idle connections add this to `waitingSince`, so that they are chosen last: they hold little, and their clients have done nothing wrong.
 */
export const IDLE_WAIT_OFFSET = 2 ** 50

/**
 * The most victims that one search returns. With only one, each new connection would need a search, which costs too much. With many, the
 * choice would be out of date before the last of them is closed.
 */
const MAX_VICTIMS = 64

/**
 * Chooses among the connections that have sent half a head or have not taken a response. The client that holds the most memory in such
 * connections loses some of them, those that have waited longest first. If there are none, idle connections are chosen in the same way.
 */
export function findVictims(held: ReadonlyMap<MemoryHolder, number>, asking: MemoryHolder): Victim[] {
  const stalled = new Tally()
  const idle = new Tally()
  for (const [holder, bytes] of held) {
    const { waitingSince } = holder
    if (holder === asking) continue
    if (waitingSince !== null)
      (waitingSince < IDLE_WAIT_OFFSET ? stalled : idle).add({ holder, waitingSince }, bytes)
  }
  const victims = (stalled.most() ?? idle.most())?.victims ?? []
  return firstFew(victims.toSorted((one, other) => one.waitingSince - other.waitingSince))
}

type Share = { size: number; readonly victims: Victim[] }

/** Sums of bytes by client. */
class Tally {
  readonly #shares = new Map<string, Share>()

  add(victim: Victim, size: number): void {
    const { client } = victim.holder
    const share = this.#shares.get(client)
    if (share === undefined) this.#shares.set(client, { size, victims: [victim] })
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

/** Takes the first sixteenth, so that the client still holds far more than others afterwards. */
function firstFew(victims: readonly Victim[]): Victim[] {
  return victims.slice(0, Math.min(MAX_VICTIMS, Math.ceil(victims.length / 16)))
}

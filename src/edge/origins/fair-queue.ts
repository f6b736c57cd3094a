/** Decides which request gets the next connection to an origin. */

export type Share = {
  /** The client that the request counts for: an address, or an IPv6 network. */
  readonly client: string
  /** Whether the body is still coming in, so that the client determines how long the connection is in use. May become false later. */
  readonly isUpload: boolean
}

/**
 * One client gets at most three quarters of the connections. Uploads get at most half of them, and the uploads of one client three quarters
 * of that half. So there is always room for others. Waiting requests take turns by client, and the uploads of a client take turns with its
 * other requests.
 */
export class FairQueue<Call, Waiting extends Share> {
  readonly #maxOfClient: number
  readonly #maxUploads: number
  readonly #maxUploadsOfClient: number
  /** The names that each fetch under way is counted under. */
  readonly #underWay = new Map<Call, string[]>()
  readonly #counts = new Map<string, number>()
  /** Waiting fetches by client and kind, the next one first. */
  readonly #lanes = new Map<string, Map<Call, Waiting>>()

  constructor(connections: number) {
    this.#maxOfClient = threeQuarters(connections)
    this.#maxUploads = Math.ceil(connections / 2)
    this.#maxUploadsOfClient = threeQuarters(this.#maxUploads)
  }

  mayBegin(share: Share): boolean {
    if (this.#count(share.client) >= this.#maxOfClient) return false
    if (!share.isUpload) return true
    return this.#count(UPLOADS) < this.#maxUploads && this.#count(uploadsOf(share)) < this.#maxUploadsOfClient
  }

  begin(call: Call, share: Share): void {
    this.leave(call)
    const names = [share.client, ...(share.isUpload ? [UPLOADS, uploadsOf(share)] : [])]
    this.#underWay.set(call, names)
    for (const name of names) this.#counts.set(name, this.#count(name) + 1)
  }

  /** Must be called when the body has been sent, and only the response is awaited. */
  uploaded(call: Call): void {
    const names = this.#underWay.get(call)
    if (names === undefined || names.length < 2) return
    this.#underWay.set(call, names.slice(0, 1))
    this.#drop(names.slice(1))
  }

  /** Must be called when a fetch has ended. Does nothing if the fetch had not begun. */
  leave(call: Call): void {
    const names = this.#underWay.get(call)
    if (names === undefined) return
    this.#underWay.delete(call)
    this.#drop(names)
  }

  wait(call: Call, waiting: Waiting): void {
    const name = laneOf(waiting)
    const lane = this.#lanes.get(name) ?? new Map<Call, Waiting>()
    this.#lanes.set(name, lane)
    lane.set(call, waiting)
  }

  /** Takes a fetch out of the queue. @returns the value that the fetch waited with. Undefined: the fetch was not waiting. */
  withdraw(call: Call): Waiting | undefined {
    for (const [name, lane] of this.#lanes) {
      const waiting = lane.get(call)
      if (waiting === undefined) continue
      lane.delete(call)
      if (lane.size === 0) this.#lanes.delete(name)
      return waiting
    }
    return undefined
  }

  /** Removes and returns the next fetch that may begin. */
  next(): readonly [Call, Waiting] | undefined {
    for (const [name, lane] of this.#lanes) {
      const [first] = lane
      if (first === undefined || !this.mayBegin(first[1])) continue
      lane.delete(first[0])
      this.#lanes.delete(name)
      if (lane.size > 0) this.#lanes.set(name, lane)
      return first
    }
    return undefined
  }

  get waiting(): Call[] {
    return [...this.#lanes.values()].flatMap((lane) => [...lane.keys()])
  }

  #count(name: string): number {
    return this.#counts.get(name) ?? 0
  }

  #drop(names: readonly string[]): void {
    for (const name of names) {
      const count = this.#count(name) - 1
      if (count > 0) this.#counts.set(name, count)
      else this.#counts.delete(name)
    }
  }
}

/** The name that uploads of all clients are counted under. No client has it, because it is not an address. */
const UPLOADS = 'uploads'

function uploadsOf({ client }: Share): string {
  return `uploads of ${client}`
}

function threeQuarters(count: number): number {
  return count - Math.floor(count / 4)
}

function laneOf(share: Share): string {
  return share.isUpload ? uploadsOf(share) : share.client
}

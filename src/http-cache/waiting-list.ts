/** The waiting list of a fill: the requests that wait for the head of its response. */
import type { Fields, HttpRequest, HttpResponse } from './message.js'
import type { ForwardReason, Outcome } from './rules/cache-status.js'

/** A waiting request. `resolve(null)`: the response does not fit this request, which must look for another one. */
export type Waiter = {
  readonly request: HttpRequest
  readonly reason: ForwardReason
  readonly onOutcome: (outcome: Outcome) => void
  readonly resolve: (response: HttpResponse | null) => void
}

/** Never sent, because the client has left. */
const GONE: HttpResponse = { status: 499, fields: {}, added: [], body: null }

export class WaitingList {
  #waiting: Waiter[] = []

  constructor(
    /** The request that caused the fetch. */
    private readonly own: HttpRequest,
    /** Called when the last client on the list has left. */
    private readonly onAllLeft: () => void,
  ) {}

  add(waiter: Omit<Waiter, 'resolve'>): Promise<HttpResponse | null> {
    return new Promise((resolve) => {
      const { request, reason, onOutcome } = waiter
      const waiting = { request, reason, onOutcome, resolve }
      this.#waiting.push(waiting)
      waiter.request.onClientLeft(() => this.#leave(waiting))
    })
  }

  /**
   * Empties the list: each request gets a response, or null if `isFor` says that the response does not fit. The request that caused the
   * fetch always gets the response.
   *
   * @returns the number of requests that got a response.
   */
  resolve(
    isFor: (request: Fields) => boolean,
    respond: (waiter: Waiter, isOwn: boolean) => HttpResponse,
  ): number {
    let served = 0
    const waiting = this.#waiting
    this.#waiting = []
    for (const waiter of waiting) {
      const isOwn = waiter.request === this.own
      const isServed = isOwn || isFor(waiter.request.fields)
      waiter.resolve(isServed ? respond(waiter, isOwn) : null)
      if (isServed) served += 1
    }
    return served
  }

  #leave(waiter: Waiter): void {
    const index = this.#waiting.indexOf(waiter)
    if (index < 0) return
    this.#waiting.splice(index, 1)
    waiter.resolve(GONE)
    if (this.#waiting.length === 0) this.onAllLeft()
  }
}

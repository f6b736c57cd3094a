/** Those who wait for the head of an answer. */

import type { Fields, HttpRequest, HttpResponse } from './message.js'
import type { ForwardReason, Outcome } from './rules/cache-status.js'

/** `resolve(null)`: this answer is not for it. */
export type Waiter = {
  readonly request: HttpRequest
  readonly reason: ForwardReason
  readonly onOutcome: (outcome: Outcome) => void
  readonly resolve: (answer: HttpResponse | null) => void
}

/** Sent to nobody: the client is gone. */
const GONE: HttpResponse = { status: 499, fields: {}, added: [], body: null }

export class Waiters {
  #waiting: Waiter[] = []

  constructor(
    /** The request that the origin is sent. */
    private readonly own: HttpRequest,
    /** Called when the last one has left. */
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
   * Gives all an answer, or word that this one is not for them. The one whose request the origin was sent gets it in any
   * case, if it is still there: nobody else may, in its place. Answers how many got one.
   */
  resolve(
    isFor: (request: Fields) => boolean,
    answer: (waiter: Waiter, isOwn: boolean) => HttpResponse,
  ): number {
    let served = 0
    const waiting = this.#waiting
    this.#waiting = []
    for (const waiter of waiting) {
      const isOwn = waiter.request === this.own
      const isServed = isOwn || isFor(waiter.request.fields)
      waiter.resolve(isServed ? answer(waiter, isOwn) : null)
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

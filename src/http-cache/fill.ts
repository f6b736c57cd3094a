/** One fetch from the origin that answers everyone who wants the same, and then is stored. */

import type { GrowingBody } from './bodies/growing-body.js'
import { lendBody } from './bodies/lent-body.js'
import { type BodyLimits, isOfItsLength, keepWhole, withBody } from './bodies/whole-body.js'
import { type FetchDeps, type OriginResponse, startFetch } from './fetch.js'
import {
  type FetchFromOrigin,
  type Fields,
  type HttpRequest,
  type HttpResponse,
  OriginError,
} from './message.js'
import { asSent, incoming, type Presentable, present, presentError, presentValidated } from './present.js'
import {
  type Added,
  type Detail,
  type Forwarded,
  type ForwardReason,
  missLines,
} from './rules/cache-status.js'
import { hasMore, lengthOf, withoutFields } from './rules/fields.js'
import { currentAge } from './rules/freshness.js'
import {
  decideReuse,
  isAboutResource,
  isErrorStatus,
  isUsableOnError,
  requestDirectives,
} from './rules/reuse.js'
import { type Storable, toStorable } from './rules/storability.js'
import type { CacheKey, StoredResource, StoredResponse } from './rules/stored-response.js'
import { updateFrom304 } from './rules/update.js'
import { isAbout, questionFields } from './rules/validators.js'
import { isSelected, type Selecting, type Selector } from './rules/vary.js'
import { type Waiter, Waiters } from './waiters.js'

export type FillOptions = {
  readonly key: CacheKey
  readonly request: HttpRequest
  readonly fetchFromOrigin: FetchFromOrigin
  /** What the store had when it was asked. */
  readonly resource: StoredResource
  readonly fallbackTtlSeconds: number
  /** What the origin is asked about: it may say that it still holds. */
  readonly validating: StoredResponse | undefined
  /** What the request has in the fields that answers are known to vary by. */
  readonly expected: Selecting
  /** Whether others than the first may wait for it. */
  readonly isShared: boolean
  /** Whether it goes on although nobody waits for it. */
  readonly isBackground: boolean
  /** Whether the client's `Range` is passed on. */
  readonly keepsRange: boolean
}

/** What fills are done with. */
export type FillHooks = FetchDeps &
  BodyLimits & {
    /** Before it is known what follows: the origin has answered with something that cannot be shared, or that can; and whether others may soon get another. */
    onShareable(fill: Fill, isShareable: boolean, isPassing: boolean): void
    /** What the stored response is now; null: it is not to be used any more. */
    onValidated(fill: Fill, response: StoredResponse | null): void
    /** The whole response. */
    onStorable(fill: Fill, response: StoredResponse): void | Promise<void>
    /** Whether it may go on for the store alone. */
    mayGoOnUnattended(fill: Fill): boolean
    /** Nobody can join it any more. */
    onDone(fill: Fill): void
  }

export class Fill {
  readonly key: CacheKey
  readonly resource: StoredResource
  storable: Storable | null = null
  /** A purge came after it had begun. */
  #isDetached = false
  /** Whether the origin was asked again without a condition, since its 304 was about something else. */
  #isAskedAnew = false
  #abort: () => void = () => {}
  #body: GrowingBody | null = null
  /** What those get who join it once it has begun to answer. */
  #response: Presentable | null = null
  readonly #waiters: Waiters

  constructor(
    private readonly options: FillOptions,
    private readonly hooks: FillHooks,
  ) {
    this.key = options.key
    this.resource = options.resource
    const { request, validating } = options
    this.#waiters = new Waiters(request, () => {
      if (options.isBackground) return
      this.#abort()
      hooks.onDone(this)
    })
    this.#ask(validating)
  }

  #ask(validating: StoredResponse | undefined): void {
    const { request, fetchFromOrigin, isShared } = this.options
    const { answer, abort } = startFetch(
      fetchFromOrigin,
      {
        method: 'GET',
        host: request.host,
        target: request.target,
        fields: questionFields(request.fields, validating?.fields, isShared || this.#isAskedAnew),
        body: null,
        clientAddress: request.clientAddress,
      },
      this.hooks,
      request,
    )
    this.#abort = abort
    answer.then(
      (response) => this.#onResponse(response),
      (error: OriginError) => this.#onError(error),
    )
  }

  /** What its answer takes the place of, by whatever fields that one was selected. */
  get replaced(): StoredResponse | undefined {
    return this.options.validating
  }

  /** Whether this request may get its answer, as far as is known: not one that came after a purge, here or at another edge. */
  mayServe(request: Fields, isFor: Selector, generation: string): boolean {
    if (generation !== this.resource.generation) return false
    if (this.#response !== null && this.storable !== null) {
      const isWhole = this.#body === null || this.#body.isWhole
      return isWhole && this.fetches(isFor) && this.#isReusable(this.storable, request)
    }
    const { isShared, validating } = this.options
    // What may turn out to be very long is not worth waiting for, for a part of it.
    const isWorthIt = request.range === undefined || validating !== undefined
    return isShared && isWorthIt && this.fetches(isFor)
  }

  /** Whether it is this request that the origin was asked, its range and its conditions aside. */
  fetches(isFor: Selector): boolean {
    // Also once it is there: an answer without `Vary` may still be one of several variants.
    if (!isFor(this.options.expected)) return false
    if (this.storable === null) return !this.options.keepsRange
    const { selecting, part } = this.storable
    return part === null && isFor(selecting)
  }

  /** Its answer is for those who wait already: it is not stored, and nobody else gets it. */
  detach(): void {
    this.#isDetached = true
    if (this.#body?.hasReaders === false) this.#body.ignore()
  }

  /** The answer for this request, or null if it turns out that it needs another one. */
  wait(waiter: Omit<Waiter, 'resolve'>): Promise<HttpResponse | null> {
    if (this.#response === null || this.storable === null) return this.#waiters.add(waiter)
    const { request, reason, onOutcome } = waiter
    onOutcome('miss')
    return Promise.resolve(
      this.#present(this.storable, this.#response, request, { reason, isCollapsed: true }),
    )
  }

  #onResponse(response: OriginResponse): void {
    const { validating, request, fallbackTtlSeconds } = this.options
    const { status, fields, body, times } = response
    if (validating !== undefined && status === 304) {
      body.ignore()
      const isAboutStored = isAbout(fields, validating.fields, times.responseTimeMs)
      if (isAboutStored && !this.#isAskedAnew) this.#onNotModified(validating, response)
      else this.#onOtherNotModified()
      return
    }
    const standIn = isErrorStatus(status) ? this.#standIn('status', request.fields) : undefined
    if (standIn !== undefined) {
      body.ignore()
      this.hooks.onDone(this)
      this.#waiters.resolve(
        (other) => this.#standIn('status', other) !== undefined,
        (waiter) => this.#stored(standIn, waiter, { status }),
      )
      return
    }
    const storable = toStorable(request.fields, response, fallbackTtlSeconds, times)
    const detail = typeof storable === 'string' ? storable : this.#obstacleTo(storable, response)
    if (typeof storable === 'string' || detail !== undefined) {
      // A 304 to the client's own conditions is neither.
      if (status !== 304) this.#tell(false, status)
      this.#handOver(response, detail)
    } else {
      this.#tell(this.#isReusable(storable), status)
      this.#share(storable, response)
    }
  }

  /** What is stored holds: RFC 9111 section 4.3.4. */
  #onNotModified(validating: StoredResponse, { status, fields, times }: OriginResponse): void {
    const { request, fallbackTtlSeconds } = this.options
    const news = updateFrom304(validating, request.fields, fields, fallbackTtlSeconds, times)
    const { updated, own, notStored } = news
    const isStorable = notStored === null
    const isNews = isStorable || this.#isAboutOthers
    if (isNews && !this.#isDetached) this.hooks.onValidated(this, isStorable ? updated : null)
    const isShareable = isStorable && this.#isReusable(updated)
    this.#tell(isShareable, status)
    this.hooks.onDone(this)
    this.#waiters.resolve(
      (other) => isShareable && isSelected(other, updated.selecting),
      (waiter, isOwn) =>
        this.#stored(isOwn ? own : updated, waiter, { status, detail: notStored ?? undefined }),
    )
  }

  /** There is something else now, which the 304 says not to be there: it is asked for without a condition, once. */
  #onOtherNotModified(): void {
    if (this.#isAskedAnew) {
      this.#onError(new OriginError(502, 'The origin answered 304 to a request without a condition.'))
      return
    }
    this.#isAskedAnew = true
    this.#ask(undefined)
  }

  /** Why what may be stored is not, as far as can be told by now. */
  #obstacleTo(storable: Storable, { status, fields, body }: OriginResponse): Detail | undefined {
    if (status === 206 && !this.options.keepsRange) return 'part'
    if (body.whole !== null && !isOfItsLength(storable, body.receivedBytes)) return 'part'
    return (lengthOf(fields) ?? 0) > this.hooks.maxObjectBytes ? 'too-large' : undefined
  }

  /** Section 4: whether it is for others than the one whose request brought it. */
  #isReusable(storable: Storable, request?: Fields): boolean {
    const asked = request === undefined ? undefined : requestDirectives(request)
    return decideReuse(storable, asked, this.hooks.now()).kind !== 'validate'
  }

  #tell(isShareable: boolean, status: number): void {
    if (isShareable || this.#isAboutOthers)
      this.hooks.onShareable(this, isShareable, !isAboutResource(status))
  }

  /** What one client alone may have, or asked for in parts, says nothing about what others get. */
  get #isAboutOthers(): boolean {
    const { keepsRange, request } = this.options
    return !keepsRange && request.fields.authorization === undefined
  }

  /** For the one whose request it answers. */
  #handOver({ status, fields, body }: OriginResponse, detail: Detail | undefined): void {
    // Who is refused says nothing about what others get: anybody could have a URL forgotten.
    const isOutdated = this.options.validating !== undefined && isAboutResource(status)
    if (isOutdated && this.#isAboutOthers && !this.#isDetached) this.hooks.onValidated(this, null)
    this.hooks.onDone(this)
    const served = this.#waiters.resolve(
      () => false,
      ({ reason, onOutcome }) => {
        onOutcome('miss')
        return { status, fields, added: missLines({ reason, detail }), body: body.open(null) }
      },
    )
    if (served === 0) body.ignore()
  }

  /** For everyone it fits, as it comes in, and for those who come later. */
  #share(storable: Storable, answer: OriginResponse): void {
    const { hooks } = this
    const { body } = answer
    this.storable = storable
    if (body.whole !== null && body.receivedBytes <= hooks.maxObjectBytes) {
      this.#shareWhole(storable, body.whole, answer)
      return
    }
    const kept = keepWhole(storable, body, hooks)
    this.#body = body
    const { isBackground } = this.options
    // Those who had all they wanted, such as a part, leave the rest to be stored.
    body.onAbandoned = (isDone) => {
      const mayGoOn = !this.#isDetached && body.isWhole && (isBackground || isDone)
      if (!mayGoOn || !hooks.mayGoOnUnattended(this)) body.ignore()
    }
    const served = this.#deliver(storable, incoming(storable, body), answer)
    if (served === 0 && (!isBackground || this.#isDetached)) body.ignore()
    kept.then(async (whole) => {
      if (whole === null && !body.hasReaders) body.ignore()
      if (whole !== null && !this.#isDetached) await hooks.onStorable(this, whole)
      hooks.onDone(this)
    })
  }

  /** The same for a body that came with its head. */
  #shareWhole(storable: Storable, chunks: readonly Buffer[], answer: OriginResponse): void {
    const { hooks } = this
    const response = withBody(storable, chunks, answer.body.receivedBytes)
    this.#deliver(storable, asSent(response), answer)
    const stored = this.#isDetached ? undefined : hooks.onStorable(this, response)
    if (stored === undefined) hooks.onDone(this)
    else void stored.then(() => hooks.onDone(this))
  }

  /** Answers how many got it. */
  #deliver(storable: Storable, response: Presentable, { fields }: OriginResponse): number {
    this.#response = response
    const isReusable = this.#isReusable(storable)
    const hidesSome = hasMore(fields, storable.fields)
    return this.#waiters.resolve(
      (other) => isReusable && isSelected(other, storable.selecting),
      ({ request, reason, onOutcome }, isOwn) => {
        onOutcome('miss')
        // What must not be stored is for the one whose request it answers.
        const shown = hidesSome && isOwn ? { ...response, fields: withoutFields(fields, ['age']) } : response
        return this.#present(storable, shown, request, { reason, isCollapsed: !isOwn })
      },
    )
  }

  #onError(error: OriginError): void {
    this.hooks.onDone(this)
    this.#waiters.resolve(
      () => true,
      (waiter) => {
        const standIn = this.#standIn('disconnected', waiter.request.fields)
        if (standIn !== undefined) return this.#stored(standIn, waiter, { detail: 'unreachable' })
        waiter.onOutcome('miss')
        return presentError(error, missLines({ reason: waiter.reason }), this.options.validating)
      },
    )
  }

  /** What answers this request though it could not be validated. */
  #standIn(error: 'status' | 'disconnected', request: Fields): StoredResponse | undefined {
    const { validating } = this.options
    const isUsable = validating !== undefined && isUsableOnError(validating, error, request, this.hooks.now())
    return isUsable ? validating : undefined
  }

  #stored(response: StoredResponse, waiter: Waiter, forwarded: Omit<Forwarded, 'reason'>): HttpResponse {
    const answer = presentValidated(response, waiter, forwarded, this.hooks.now())
    return lendBody(answer, waiter.request, response, this.hooks)
  }

  #present(
    storable: Storable,
    response: Presentable,
    request: HttpRequest,
    { reason, isCollapsed }: { reason: ForwardReason; isCollapsed: boolean },
  ): HttpResponse {
    const nowMs = this.hooks.now()
    const age = Math.floor(currentAge(storable, nowMs))
    const isStored = !this.#isDetached
    const detail = isStored ? undefined : 'purged'
    const added: Added = [['age', String(age)], ...missLines({ reason, isStored, isCollapsed, detail })]
    return present(response, request, added, nowMs)
  }
}

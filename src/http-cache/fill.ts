import { keepWhole, withBody } from './bodies/whole-body.js'
import { type OriginResponse, startFetch } from './fetch.js'
import {
  isAboutOthers,
  isFetching,
  isReusable,
  isWorthWaitingFor,
  judge,
  standInFor,
} from './fill-decisions.js'
import type { FillHooks, FillOptions, FillState, Sharing } from './fill-state.js'
import { type Fields, type HttpResponse, OriginError } from './message.js'
import { asSent, incoming, presentError, presentShared, presentStored } from './present.js'
import { type Detail, missLines } from './rules/cache-status.js'
import { hasFieldsMissingFrom, withoutFields } from './rules/fields.js'
import { isAboutResource } from './rules/reuse.js'
import type { Storable } from './rules/storability.js'
import type { CacheKey, StoredResource, StoredResponse } from './rules/stored-response.js'
import { updateFrom304 } from './rules/update.js'
import { questionFields } from './rules/validators.js'
import { isSelected, type Selector } from './rules/vary.js'
import { type Waiter, WaitingList } from './waiting-list.js'

const UNCONDITIONAL_304 = 'The origin answered 304 to a request without a condition.'

/** One fetch whose response goes to the waiting list, and into the store if it may. `fill-state.ts` has its life cycle, and the way back of a stored miss. */
export class Fill {
  readonly key: CacheKey
  readonly resource: StoredResource
  #state: FillState
  #isDetached = false
  readonly #waiting: WaitingList

  constructor(
    private readonly options: FillOptions,
    private readonly hooks: FillHooks<Fill>,
  ) {
    this.key = options.key
    this.resource = options.resource
    this.#waiting = new WaitingList(options.request, () => this.#onAllLeft())
    this.#state = this.#fetch(options.validating, false)
  }

  /** The stored response that the new one replaces, even if the two are selected by different fields. */
  get replaced(): StoredResponse | undefined {
    return this.options.validating
  }

  /** The response, once it is known to be shareable. */
  get storable(): Storable | null {
    return this.#state.kind === 'sharing' ? this.#state.storable : null
  }

  /** Whether this request may join, if the response turns out as expected. It may not if any edge has purged since the fill began. */
  mayServe(request: Fields, isFor: Selector, generation: string): boolean {
    if (generation !== this.resource.generation || !this.fetches(isFor)) return false
    if (this.#state.kind !== 'sharing') return isWorthWaitingFor(this.options, request)
    const { storable, body } = this.#state
    return (body === null || body.isWhole) && isReusable(storable, this.hooks.now(), request)
  }

  /** Whether the origin was asked for the same as this request asks for. Its range and its conditions do not matter. */
  fetches(isFor: Selector): boolean {
    return isFetching(this.options, this.storable, isFor)
  }

  /** Called for a purge: see the life cycle. */
  detach(): void {
    this.#isDetached = true
    const body = this.#state.kind === 'sharing' ? this.#state.body : null
    if (body?.hasReaders === false) body.ignore()
  }

  /** @returns the response to this request. Null: it turned out that the request needs another response. */
  wait(waiter: Omit<Waiter, 'resolve'>): Promise<HttpResponse | null> {
    if (this.#state.kind !== 'sharing') return this.#waiting.add(waiter)
    const { request, reason, onOutcome } = waiter
    const { storable, response } = this.#state
    onOutcome('miss')
    const how = { reason, isCollapsed: true, isDetached: this.#isDetached }
    return Promise.resolve(presentShared(storable, response, request, how, this.hooks.now()))
  }

  #fetch(validating: StoredResponse | undefined, isRefetch: boolean): FillState {
    const { request, fetchFromOrigin, isShared } = this.options
    const { host, target, clientAddress } = request
    const fields = questionFields(request.fields, validating?.fields, isShared || isRefetch)
    const question = { method: 'GET', host, target, fields, body: null, clientAddress }
    const { response, abort } = startFetch(fetchFromOrigin, question, this.hooks, request)
    response.then(
      (received) => this.#onResponse(received, isRefetch),
      (error: OriginError) => this.#onError(error),
    )
    return { kind: 'fetching', isRefetch, abort }
  }

  #onAllLeft(): void {
    if (this.options.isBackground) return
    if (this.#state.kind === 'fetching') this.#state.abort()
    this.#finish()
  }

  #finish(): void {
    this.#state = { kind: 'done' }
    this.hooks.onDone(this)
  }

  #onResponse(response: OriginResponse, isRefetch: boolean): void {
    const { maxObjectBytes, now } = this.hooks
    const { status, body } = response
    const verdict = judge(response, this.options, { isRefetch, maxObjectBytes, nowMs: now() })
    switch (verdict.kind) {
      case 'validated':
        body.ignore()
        this.#onValidated(verdict.stored, response)
        break
      case 'unrelated-304':
        body.ignore()
        if (isRefetch) this.#onError(new OriginError(502, UNCONDITIONAL_304))
        else this.#state = this.#fetch(undefined, true)
        break
      case 'stand-in':
        body.ignore()
        this.#finish()
        this.#waiting.resolve(
          (other) => standInFor(this.options, 'status', other, now()) !== undefined,
          (waiter) => presentStored(verdict.stored, waiter, { status }, this.hooks),
        )
        break
      case 'unshareable':
        // A 304 to the client's own conditions says nothing about sharing.
        if (status !== 304) this.#tellShareable(false, status)
        this.#handOver(response, verdict.detail)
        break
      case 'shareable':
        this.#tellShareable(isReusable(verdict.storable, now()), status)
        this.#share(verdict.storable, response)
    }
  }

  #onValidated(stored: StoredResponse, { status, fields, times }: OriginResponse): void {
    const { request, fallbackTtlSeconds } = this.options
    const news = updateFrom304(stored, request.fields, fields, fallbackTtlSeconds, times)
    const { updated, own, notStored } = news
    const isStorable = notStored === null
    const isNews = isStorable || isAboutOthers(this.options)
    if (isNews && !this.#isDetached) this.hooks.onValidated(this, isStorable ? updated : null)
    const isShareable = isStorable && isReusable(updated, this.hooks.now())
    this.#tellShareable(isShareable, status)
    this.#finish()
    this.#waiting.resolve(
      (other) => isShareable && isSelected(other, updated.selecting),
      (waiter, isOwn) =>
        presentStored(isOwn ? own : updated, waiter, { status, detail: notStored ?? undefined }, this.hooks),
    )
  }

  #tellShareable(isShareable: boolean, status: number): void {
    if (isShareable || isAboutOthers(this.options))
      this.hooks.onShareable(this, isShareable, !isAboutResource(status))
  }

  /** Gives the response to the client whose request caused the fetch, and to nobody else. */
  #handOver({ status, fields, body }: OriginResponse, detail: Detail | undefined): void {
    // A refusal of one client says nothing about the others. Otherwise anybody could make the store drop a URL.
    const isOutdated = this.options.validating !== undefined && isAboutResource(status)
    if (isOutdated && isAboutOthers(this.options) && !this.#isDetached) this.hooks.onValidated(this, null)
    this.#finish()
    const served = this.#waiting.resolve(
      () => false,
      ({ reason, onOutcome }) => {
        onOutcome('miss')
        return { status, fields, added: missLines({ reason, detail }), body: body.open(null) }
      },
    )
    if (served === 0) body.ignore()
  }

  #share(storable: Storable, received: OriginResponse): void {
    const { hooks } = this
    const { body } = received
    if (body.whole !== null && body.receivedBytes <= hooks.maxObjectBytes) {
      const whole = withBody(storable, body.whole, body.receivedBytes)
      this.#deliver({ kind: 'sharing', storable, response: asSent(whole), body: null }, received)
      const stored = this.#isDetached ? undefined : hooks.onStorable(this, whole)
      if (stored === undefined) this.#finish()
      else void stored.then(() => this.#finish())
      return
    }
    const kept = keepWhole(storable, body, hooks)
    const { isBackground } = this.options
    // If the readers have all they wanted, such as a range, the rest of the body may still be fetched for the store.
    body.onAbandoned = (isDone) => {
      const mayGoOn = !this.#isDetached && body.isWhole && (isBackground || isDone)
      if (!mayGoOn || !hooks.mayGoOnUnattended(this)) body.ignore()
    }
    const response = incoming(storable, body)
    const served = this.#deliver({ kind: 'sharing', storable, response, body }, received)
    if (served === 0 && (!isBackground || this.#isDetached)) body.ignore()
    kept.then(async (whole) => {
      if (whole === null && !body.hasReaders) body.ignore()
      if (whole !== null && !this.#isDetached) await hooks.onStorable(this, whole)
      this.#finish()
    })
  }

  /** @returns how many requests of the waiting list got the response. */
  #deliver(sharing: Sharing, { fields }: OriginResponse): number {
    this.#state = sharing
    const { storable, response } = sharing
    const isForOthers = isReusable(storable, this.hooks.now())
    const hidesSome = hasFieldsMissingFrom(fields, storable.fields)
    return this.#waiting.resolve(
      (other) => isForOthers && isSelected(other, storable.selecting),
      ({ request, reason, onOutcome }, isOwn) => {
        onOutcome('miss')
        // Fields that must not be stored are only for the client whose request caused the fetch.
        const shown = hidesSome && isOwn ? { ...response, fields: withoutFields(fields, ['age']) } : response
        const how = { reason, isCollapsed: !isOwn, isDetached: this.#isDetached }
        return presentShared(storable, shown, request, how, this.hooks.now())
      },
    )
  }

  #onError(error: OriginError): void {
    this.#finish()
    this.#waiting.resolve(
      () => true,
      (waiter) => {
        const standIn = standInFor(this.options, 'disconnected', waiter.request.fields, this.hooks.now())
        if (standIn !== undefined)
          return presentStored(standIn, waiter, { detail: 'unreachable' }, this.hooks)
        waiter.onOutcome('miss')
        return presentError(error, missLines({ reason: waiter.reason }), this.options.validating)
      },
    )
  }
}

/** One fetch from the origin that answers everyone who wants the same, and then is stored. */
import { type Added, type ForwardReason, missLines, type Outcome, validatedLines } from './cache-status.js'
import { exchange, type OriginAnswer } from './exchange.js'
import { fieldValue, withoutFields } from './fields.js'
import { currentAge } from './freshness.js'
import { compact, type GrowingBody } from './growing-body.js'
import type { Fields, Forward, HttpAnswer, HttpRequest, OriginError } from './message.js'
import { type Presentable, present, presentError } from './present.js'
import { isErrorStatus, isUsableOnError } from './reuse.js'
import { type Storable, toStorable } from './storability.js'
import type { CacheKey, StoredResponse } from './store.js'
import { updateFrom304 } from './update.js'
import { validationFields } from './validators.js'
import { isSelected, type Selecting } from './vary.js'

export type FillOptions = {
  readonly key: CacheKey
  readonly request: HttpRequest
  readonly forward: Forward
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

export type BodyLimits = {
  readonly maxObjectBytes: number
  /** Whether there is memory for more of a body. */
  take(bytes: number): boolean
  give(bytes: number): void
}

/** What a fill is done with. */
export type FillHooks = BodyLimits & {
  now(): number
  /** Before it is known what follows: the origin has answered with something that cannot be shared, or that can. */
  onShareable(isShareable: boolean): void
  /** What the stored response is now; null: it is not to be used any more. */
  onValidated(response: StoredResponse | null): void
  /** The whole response. */
  onStorable(response: StoredResponse): void | Promise<void>
  /** Nobody can join it any more. */
  onDone(fill: Fill): void
}

/** One who waits for the head. `resolve(null)`: this answer is not for it. */
type Waiter = {
  readonly request: HttpRequest
  readonly reason: ForwardReason
  readonly onOutcome: (outcome: Outcome) => void
  readonly resolve: (answer: HttpAnswer | null) => void
}

/** Sent to nobody: the client is gone. */
const GONE: HttpAnswer = { status: 499, fields: {}, added: [], body: null }

/** Fields that would let the origin answer with less than what is to be stored. */
const CONDITIONS = ['if-none-match', 'if-modified-since']
const PARTIAL_CONDITIONS = [...CONDITIONS, 'range', 'if-range']

export class Fill {
  readonly key: CacheKey
  storable: Storable | null = null
  /** A purge came after it had begun. */
  isDetached = false
  #body: GrowingBody | null = null
  readonly #waiters: Waiter[] = []
  readonly #abort: () => void

  constructor(
    private readonly options: FillOptions,
    private readonly hooks: FillHooks,
  ) {
    this.key = options.key
    const { request, forward } = options
    const { answer, abort } = exchange(
      forward,
      {
        method: 'GET',
        host: request.host,
        target: request.target,
        fields: originFields(options),
        body: null,
        clientAddress: request.clientAddress,
      },
      hooks.now,
    )
    this.#abort = abort
    answer.then(
      (response) => this.#onAnswer(response),
      (error: OriginError) => this.#onError(error),
    )
  }

  /** Whether this request may get its answer, as far as is known. */
  mayServe(request: Fields): boolean {
    if (this.#body !== null && this.storable !== null) {
      const { selecting, part } = this.storable
      return this.#body.isWhole && part === null && isSelected(request, selecting)
    }
    const { isShared, validating, expected } = this.options
    // What may turn out to be very long is not worth waiting for, for a part of it.
    const isWorthIt = request.range === undefined || validating !== undefined
    return isShared && isWorthIt && isSelected(request, expected)
  }

  /** The answer for this request, or null if it turns out that it needs another one. */
  wait(
    request: HttpRequest,
    reason: ForwardReason,
    onOutcome: (outcome: Outcome) => void,
  ): Promise<HttpAnswer | null> {
    if (this.#body !== null && this.storable !== null) {
      onOutcome('miss')
      const response = incoming(this.storable, this.#body)
      return Promise.resolve(this.#present(this.storable, response, request, { reason, isCollapsed: true }))
    }
    return new Promise((resolve) => {
      const waiter = { request, reason, onOutcome, resolve }
      this.#waiters.push(waiter)
      request.onClientLeft(() => this.#leave(waiter))
    })
  }

  #leave(waiter: Waiter): void {
    const index = this.#waiters.indexOf(waiter)
    if (index < 0) return
    this.#waiters.splice(index, 1)
    waiter.resolve(GONE)
    if (this.#waiters.length > 0 || this.options.isBackground) return
    this.#abort()
    this.hooks.onDone(this)
  }

  #onAnswer(response: OriginAnswer): void {
    const { validating, request, fallbackTtlSeconds } = this.options
    const { status, fields, body, times } = response
    if (validating !== undefined && status === 304) {
      body.ignore()
      const news = updateFrom304(validating, request.fields, fields, fallbackTtlSeconds, times)
      if (!this.isDetached) this.hooks.onValidated(news.isStorable ? news.updated : null)
      this.#finish((waiter) => this.#stored(news.updated, waiter, status))
      return
    }
    if (
      validating !== undefined &&
      isErrorStatus(status) &&
      isUsableOnError(validating, 'status', this.hooks.now())
    ) {
      body.ignore()
      this.#finish((waiter) => this.#stored(validating, waiter, status))
      return
    }
    const storable = toStorable(request.fields, response, fallbackTtlSeconds, times)
    const isMisplacedPart = status === 206 && !this.options.keepsRange
    const isTooLarge = Number(fieldValue(fields, 'content-length') ?? 0) > this.hooks.maxObjectBytes
    this.hooks.onShareable(storable !== null && !isTooLarge)
    if (storable === null || isMisplacedPart || isTooLarge) this.#handOver(response)
    else this.#share(storable, response)
  }

  /** For the first alone. */
  #handOver({ status, fields, body }: OriginAnswer): void {
    const isError = isErrorStatus(status)
    if (this.options.validating !== undefined && !isError && !this.isDetached) this.hooks.onValidated(null)
    const [first, ...others] = this.#waiters.splice(0)
    this.hooks.onDone(this)
    for (const { resolve } of others) resolve(null)
    if (first === undefined) {
      body.ignore()
      return
    }
    const { request, reason, onOutcome, resolve } = first
    onOutcome('miss')
    const added = missLines({ reason })
    resolve({ status, fields, added, body: request.method === 'HEAD' ? null : body.open(null) })
  }

  /** For everyone it fits, as it comes in, and for those who come later. */
  #share(storable: Storable, answer: OriginAnswer): void {
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
    body.onAbandoned = () => {
      if (!isBackground) body.ignore()
    }
    this.#deliver(storable, incoming(storable, body), answer)
    if (!body.hasReaders && !isBackground) body.ignore()
    kept.then(async (whole) => {
      if (whole === null && isBackground && !body.hasReaders) body.ignore()
      if (whole !== null && !this.isDetached) await hooks.onStorable(whole)
      hooks.onDone(this)
    })
  }

  /** The same for a body that came with its head. */
  #shareWhole(storable: Storable, chunks: readonly Buffer[], answer: OriginAnswer): void {
    const { hooks } = this
    const response = withBody(storable, chunks, answer.body.receivedBytes)
    const isSound = isOfItsLength(storable, response.bodyBytes)
    this.#deliver(storable, response, answer)
    const stored = isSound && !this.isDetached ? hooks.onStorable(response) : undefined
    if (stored === undefined) hooks.onDone(this)
    else void stored.then(() => hooks.onDone(this))
  }

  #deliver(storable: Storable, response: Presentable, { fields }: OriginAnswer): void {
    const hidesSome = hasMore(fields, storable.fields)
    let isCollapsed = false
    for (const { request, reason, onOutcome, resolve } of this.#waiters.splice(0)) {
      if (isSelected(request.fields, storable.selecting)) {
        onOutcome('miss')
        // What must not be stored is for the first, whose request it answers.
        const shown =
          hidesSome && !isCollapsed ? { ...response, fields: withoutFields(fields, ['age']) } : response
        resolve(this.#present(storable, shown, request, { reason, isCollapsed }))
      } else resolve(null)
      isCollapsed = true
    }
  }

  #onError(error: OriginError): void {
    const { validating } = this.options
    if (validating !== undefined && isUsableOnError(validating, 'disconnected', this.hooks.now()))
      this.#finish((waiter) => this.#stored(validating, waiter, null))
    else
      this.#finish(({ reason, onOutcome }) => {
        onOutcome('miss')
        return presentError(error, missLines({ reason }))
      })
  }

  /** The same for all who wait. */
  #finish(answer: (waiter: Waiter) => HttpAnswer): void {
    this.hooks.onDone(this)
    for (const waiter of this.#waiters.splice(0)) waiter.resolve(answer(waiter))
  }

  #stored(
    response: StoredResponse,
    { request, reason, onOutcome }: Waiter,
    status: number | null,
  ): HttpAnswer {
    const nowMs = this.hooks.now()
    onOutcome('hit-stale')
    const added = validatedLines(reason, status, currentAge(response, nowMs))
    return present(response, request, added, nowMs)
  }

  #present(
    storable: Storable,
    response: Presentable,
    request: HttpRequest,
    { reason, isCollapsed }: { reason: ForwardReason; isCollapsed: boolean },
  ): HttpAnswer {
    const nowMs = this.hooks.now()
    const age = Math.floor(currentAge(storable, nowMs))
    const added: Added = [['age', String(age)], ...missLines({ reason, isStored: true, isCollapsed })]
    return present(response, request, added, nowMs)
  }
}

/** The client's, without what is about a response that the cache does not have, and with what asks about the one it has. */
function originFields({ request, validating, keepsRange }: FillOptions): Fields {
  const names = keepsRange ? CONDITIONS : PARTIAL_CONDITIONS
  const hasSome = names.some((name) => request.fields[name] !== undefined)
  const fields = hasSome ? withoutFields(request.fields, names) : request.fields
  return validating === undefined ? fields : { ...fields, ...validationFields(validating.fields) }
}

function incoming({ status, fields, part, responseTimeMs }: Storable, body: GrowingBody): Presentable {
  const length = fieldValue(fields, 'content-length')
  // A part is as the origin cut it for this client.
  return {
    status,
    fields,
    body,
    part: null,
    responseTimeMs,
    bodyBytes: length === undefined || part !== null ? null : Number(length),
  }
}

/** Whether fields that came are not among those that are stored, `Age` aside. */
function hasMore(fields: Fields, stored: Fields): boolean {
  if (fields === stored) return false
  for (const name in fields) if (name !== 'age' && stored[name] === undefined) return true
  return false
}

/** The response once all of its body is there; null if that was too much, or never came. */
export async function keepWhole(
  storable: Storable,
  body: GrowingBody,
  { maxObjectBytes, take, give }: BodyLimits,
): Promise<StoredResponse | null> {
  let bodyBytes = 0
  const chunks = await body.keep((bytes) => {
    if (bodyBytes + bytes > maxObjectBytes || !take(bytes)) return false
    bodyBytes += bytes
    return true
  })
  give(bodyBytes)
  return chunks === null || !isOfItsLength(storable, bodyBytes) ? null : withBody(storable, chunks, bodyBytes)
}

function withBody(storable: Storable, chunks: readonly Buffer[], bodyBytes: number): StoredResponse {
  return { ...storable, body: joinSmall(chunks, bodyBytes), bodyBytes }
}

/** A part must be as long as its `Content-Range` says: the length of the whole is checked where it comes in. */
function isOfItsLength({ part }: Storable, bodyBytes: number): boolean {
  return part === null || bodyBytes === part.end - part.start + 1
}

const MAX_JOINED_BYTES = 256 * 1024

/** One buffer is one write to a socket. */
function joinSmall(chunks: readonly Buffer[], bytes: number): readonly Buffer[] {
  if (chunks.length < 2 || bytes > MAX_JOINED_BYTES) return chunks.map(compact)
  const joined = Buffer.allocUnsafeSlow(bytes)
  let position = 0
  for (const chunk of chunks) position += chunk.copy(joined, position)
  return [joined]
}

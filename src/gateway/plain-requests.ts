/**
 * The gateway's fast way into the operation pipeline, for GETs and POSTs of JSON that do not need Yoga. Everything that depends on
 * the head alone is worked out once for all requests with this head.
 */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { isOver, type Limits } from '../graphql/limits/limits.js'
import { toFieldLines } from '../http/head-text.js'
import type { PlainExchange, PlainHandler, PlainHead, PlainInput } from '../http/plain/plain-handler.js'
import type { RequestGuard } from '../http/request-guard.js'
import { type CallerSignal, Departure } from '../lib/caller-signal.js'
import { corsFields } from './access/cors.js'
import { isCall } from './access/is-call.js'
import { NOT_STORED } from './access/no-store.js'
import { SECURITY_HEADERS } from './access/security-headers.js'
import type { OperationRequest } from './operation/operation-request.js'
import { failed, type Operations, type Outcome } from './operation/operations.js'
import type { Report } from './reporting/report.js'
import type { BodyAccount, Share } from './request/body-account.js'
import { chooseResponseType, isJson, type ResponseType } from './request/media-type.js'
import { prefersPage } from './request/negotiation.js'
import { readBodyJson, readParams } from './request/params.js'
import { decode, tooLarge } from './request/read-body.js'
import { readSearch } from './request/read-search.js'

export type PlainRequestsOptions = {
  graphqlPath: string
  guard: RequestGuard
  limits: Limits
  account: BodyAccount
  operations: Operations
  report: Report
  logger: Pick<Logger, 'error'>
}

/** The facts about a request that follow from its head. */
export type PlainFacts = {
  /** Whether it is a GET: the operation is in the URL, and may change nothing. */
  readonly readsOnly: boolean
  readonly responseType: ResponseType
  readonly token: string | null
  readonly showsCost: boolean
  /** The lines that the heads of all its responses have. */
  readonly headLines: string
}

export function createPlainRequests(options: PlainRequestsOptions): PlainHandler<PlainFacts> {
  const { graphqlPath, guard, limits, account, operations, report, logger } = options

  const readBody = (body: Buffer, share: Share) => {
    if (isOver(body.length, limits.body)) throw tooLarge(body.length, limits.body)
    const { params, bytes } = readBodyJson(decode(body), limits)
    share.take(bytes)
    return params
  }

  const run = (
    { search, body }: PlainInput,
    share: Share,
    request: OperationRequest,
  ): Outcome | Promise<Outcome> => {
    try {
      const params = request.readsOnly ? readSearch(search, limits) : readBody(body, share)
      return operations.run(readParams(params), request)
    } catch (error) {
      return failed(error)
    }
  }

  return {
    judge(head) {
      const { method, path, headers } = head
      if (path !== graphqlPath || guard(headers) !== null) return null
      const responseType = chooseResponseType(headers.accept ?? null)
      if (responseType === null || responseType === 'stream') return null
      if (!(method === 'GET' ? isPlainGet(head) : isJson(headers['content-type'] ?? null))) return null
      return {
        readsOnly: method === 'GET',
        responseType,
        token: headers['x-auth-token'] ?? null,
        showsCost: headers['x-edgeway-cost'] === '1',
        headLines: headLinesOf(headers.origin, responseType),
      }
    },
    answer(facts, input, exchange) {
      const request = new PlainRequest(facts, exchange)
      const share = account.open()
      const respond = (outcome: Outcome) => {
        share.close()
        const { status, headers, body } = report(outcome, request)
        const lines = `${facts.headLines}x-request-id: ${request.requestId}\r\n${toFieldLines(headers)}`
        exchange.respond(status, lines, JSON.stringify(body))
      }
      const outcome = run(input, share, request)
      if (outcome instanceof Promise) outcome.then(respond).catch((error) => respond(failed(error)))
      else respond(outcome)
    },
    onError: (err) => logger.error({ err }, 'a request to the gateway failed'),
  }
}

/** All other GETs are for pages, or are refused. */
function isPlainGet({ headers }: PlainHead): boolean {
  return !prefersPage(headers.accept ?? null) && isCall((name) => headers[name] ?? null)
}

class PlainRequest implements OperationRequest {
  readonly requestId = randomUUID()
  #departure: Departure | undefined

  constructor(
    private readonly facts: PlainFacts,
    private readonly exchange: PlainExchange,
  ) {}

  get readsOnly(): boolean {
    return this.facts.readsOnly
  }

  get token(): string | null {
    return this.facts.token
  }

  get client(): string {
    return this.exchange.client
  }

  get responseType(): ResponseType {
    return this.facts.responseType
  }

  get showsCost(): boolean {
    return this.facts.showsCost
  }

  get signal(): CallerSignal {
    if (this.#departure === undefined) {
      const departure = new Departure()
      this.exchange.onLeave(() => departure.abort())
      this.#departure = departure
    }
    return this.#departure
  }
}

function headLinesOf(origin: string | undefined, responseType: ResponseType): string {
  return toFieldLines({
    ...NOT_STORED,
    ...SECURITY_HEADERS,
    ...(origin !== undefined && corsFields(origin)),
    'content-type': `${responseType}; charset=utf-8`,
  })
}

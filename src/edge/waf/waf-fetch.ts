/** A WAF stage: inspects each request before it passes it on. */

import {
  type FetchFromOrigin,
  OriginError,
  type OriginFetch,
  type OriginHandler,
  type OriginRequest,
} from '../../http-cache/message.js'
import { pathOf } from '../../http-cache/rules/target.js'
import { failing, LocalFetch } from '../origins/local-fetch.js'
import { readBodyStart } from './read-body-start.js'
import { isTextual } from './read-body-texts.js'
import type { WafEngine, WafVerdict } from './waf-engine.js'
import { fieldText, type WafBody, type WafRequest } from './waf-request.js'

export type WafStage = {
  readonly id: string
  readonly pipelineId: string
  /** `disable`, `log_only` or `enable`. */
  readonly mode: string
  /** 1 to 4. */
  readonly paranoiaLevel: number
}

export type WafLogger = {
  info(details: object, message: string): void
  error(details: object, message: string): void
}

export type WafFetchOptions = {
  stage: WafStage
  engine: WafEngine
  next: FetchFromOrigin
  logger: WafLogger
}

/** The number of bytes of a body that are inspected. The request waits until they have come. */
export const MAX_INSPECTED_BODY_BYTES = 64 * 1024

/** The longest head, in characters, that is inspected at once, if there is no body to inspect. That takes a few milliseconds at most. */
const MAX_HEAD_AT_ONCE = 2048

/** Keeps an error of a body from ending the process while nobody reads the body. */
const IGNORED = () => {}

/**
 * `disable`: all requests pass. `log_only`: matches are logged, and the request passes. `enable`: matches are logged, and the client gets a
 * 403 with the ids of the rules, and the origin is not asked. Only the start of a textual body is inspected, and the whole body is passed
 * on. Large requests are inspected in slices. If the engine fails, that request alone gets a 500. The log names the rules that matched,
 * but not the text.
 */
export function createWafFetch({ stage, engine, next, logger }: WafFetchOptions): FetchFromOrigin {
  if (stage.mode === 'disable') return next

  const act = (request: OriginRequest, { ruleIds }: WafVerdict, handler: OriginHandler): OriginFetch => {
    if (ruleIds.length === 0) return goOn(request, handler)
    const { method, host, target, clientAddress } = request
    const isBlocked = stage.mode !== 'log_only'
    const details = {
      pipelineId: stage.pipelineId,
      wafStageId: stage.id,
      paranoiaLevel: stage.paranoiaLevel,
      ruleIds,
      method,
      host,
      path: loggedPath(target),
      clientAddress,
    }
    logger.info(details, isBlocked ? 'waf blocked a request' : 'waf would have blocked a request')
    return isBlocked ? refuse(request, ruleIds, handler) : goOn(request, handler)
  }

  /** Fails if the body was closed during the inspection. */
  const goOn: FetchFromOrigin = (request, handler) =>
    request.body?.destroyed === true
      ? failing(handler, toBreakOff(request, request.body.errored))
      : next(request, handler)

  const toFailure = ({ method, host, target }: OriginRequest, err: unknown): OriginError => {
    const { id: wafStageId, pipelineId } = stage
    logger.error({ err, pipelineId, wafStageId, method, host, path: loggedPath(target) }, 'waf failed')
    return new OriginError(500, 'The WAF stage of this pipeline failed', { cause: err })
  }

  const inspectInSlices = (
    request: OriginRequest,
    body: WafBody | null,
    handler: OriginHandler,
    onCall: (call: OriginFetch) => void,
  ) =>
    engine.inspectInSlices(
      toWafRequest(request, body),
      stage.paranoiaLevel,
      (verdict) => onCall(act(request, verdict, handler)),
      (error) => handler.onError(toFailure(request, error)),
    )

  return (request, handler) => {
    const { body } = request
    if (body !== null && isTextual(fieldText(request.fields, 'content-type'))) {
      return callLater((onCall) => {
        let stop = readBodyStart(
          body,
          MAX_INSPECTED_BODY_BYTES,
          ({ start, isWhole, body: whole }) => {
            body.on('error', IGNORED)
            const inspected = { start: start.subarray(0, MAX_INSPECTED_BODY_BYTES), isWhole }
            const { method, host, target, fields, clientAddress } = request
            const goingOn = { method, host, target, fields, clientAddress, body: whole }
            stop = inspectInSlices(goingOn, inspected, handler, onCall)
          },
          (cause) => handler.onError(toBreakOff(request, cause)),
        )
        return () => stop()
      })
    }
    if (headLength(request) > MAX_HEAD_AT_ONCE) {
      body?.on('error', IGNORED)
      return callLater((onCall) => inspectInSlices(request, null, handler, onCall))
    }
    let verdict: WafVerdict
    try {
      verdict = engine.inspect(toWafRequest(request, null), stage.paranoiaLevel)
    } catch (error) {
      return failing(handler, toFailure(request, error))
    }
    return act(request, verdict, handler)
  }
}

function toWafRequest({ method, target, fields }: OriginRequest, body: WafBody | null): WafRequest {
  return { method, target, fields, body }
}

/** The length of the head in characters, roughly. */
function headLength({ target, fields }: OriginRequest): number {
  return Object.keys(fields).reduce((sum, name) => sum + fieldText(fields, name).length, target.length)
}

function toBreakOff({ method }: OriginRequest, cause: Error | null): OriginError {
  return new OriginError(502, `the body of the ${method} request broke off`, { cause })
}

/** A fetch that starts later. @param begin returns a function that gives up before the start. */
function callLater(begin: (onCall: (call: OriginFetch) => void) => () => void): OriginFetch {
  let call: OriginFetch | null = null
  let isPaused = false
  const giveUp = begin((made) => {
    call = made
    if (isPaused) call.pause()
  })
  return {
    pause() {
      isPaused = true
      call?.pause()
    },
    resume() {
      isPaused = false
      call?.resume()
    },
    abort() {
      giveUp()
      call?.abort()
    },
  }
}

function refuse({ method }: OriginRequest, ruleIds: readonly string[], handler: OriginHandler): OriginFetch {
  const call = new LocalFetch(handler)
  const text = Buffer.from(`Blocked by the WAF stage of this pipeline: ${ruleIds.join(', ')}\n`)
  const fields = {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(text.length),
    'cache-control': 'no-store',
  }
  queueMicrotask(() => call.answer(403, fields, method === 'HEAD' ? null : text))
  return call
}

/** The path for the log: without the query, which may hold secrets, and cut to 200 characters. */
function loggedPath(target: string): string {
  const path = pathOf(target)
  return path.length <= 200 ? path : `${path.slice(0, 200)}…`
}

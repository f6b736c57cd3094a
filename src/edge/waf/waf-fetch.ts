/** A WAF stage on the way to an origin. */

import {
  type FetchFromOrigin,
  OriginError,
  type OriginFetch,
  type OriginHandler,
  type OriginRequest,
} from '../../http-cache/message.js'
import { failing, LocalFetch } from '../origins/local-fetch.js'
import { fieldText } from './field-text.js'
import { readBodyStart } from './read-body-start.js'
import { isTextual } from './read-body-texts.js'
import type { WafEngine, WafVerdict } from './waf-engine.js'
import type { WafBody, WafRequest } from './waf-request.js'

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

/** How much of a body is looked at. It is held until it is there. */
export const MAX_INSPECTED_BODY_BYTES = 64 * 1024

/** How long the head of a request without a body may be that is looked at at once: a few milliseconds at most. */
const MAX_HEAD_AT_ONCE = 2048

/** Whoever does not read a body yet, or the rest of it, must not be ended by what becomes of it. */
const IGNORED = () => {}

/**
 * `disable`: all requests go on as they are. `log_only`: what the engine finds is logged, and the request goes on.
 * `enable`: it is logged and answered 403, with the ids of the rules; the origin hears nothing of it. Of bodies that are
 * text the start is looked at, and they go on whole. What is large is looked at in turns with everything else, and an engine
 * that fails is a 500 for that request alone. What is logged is not what was found but which rules found it.
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
      path: shownPath(target),
      clientAddress,
    }
    logger.info(details, isBlocked ? 'waf blocked a request' : 'waf would have blocked a request')
    return isBlocked ? refuse(request, ruleIds, handler) : goOn(request, handler)
  }

  /** A body may have been closed while it was looked at. */
  const goOn: FetchFromOrigin = (request, handler) =>
    request.body?.destroyed === true
      ? failing(handler, toBreakOff(request, request.body.errored))
      : next(request, handler)

  const toFailure = ({ method, host, target }: OriginRequest, err: unknown): OriginError => {
    const { id: wafStageId, pipelineId } = stage
    logger.error({ err, pipelineId, wafStageId, method, host, path: shownPath(target) }, 'waf failed')
    return new OriginError(500, 'The WAF stage of this pipeline failed', { cause: err })
  }

  const inspectInTurns = (
    request: OriginRequest,
    body: WafBody | null,
    handler: OriginHandler,
    onCall: (call: OriginFetch) => void,
  ) =>
    engine.inspectInTurns(
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
            stop = inspectInTurns(goingOn, inspected, handler, onCall)
          },
          (cause) => handler.onError(toBreakOff(request, cause)),
        )
        return () => stop()
      })
    }
    if (headLength(request) > MAX_HEAD_AT_ONCE) {
      body?.on('error', IGNORED)
      return callLater((onCall) => inspectInTurns(request, null, handler, onCall))
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

/** In characters, about. */
function headLength({ target, fields }: OriginRequest): number {
  return Object.keys(fields).reduce((sum, name) => sum + fieldText(fields, name).length, target.length)
}

function toBreakOff({ method }: OriginRequest, cause: Error | null): OriginError {
  return new OriginError(502, `the body of the ${method} request broke off`, { cause })
}

/** A call that is made by and by. `begin` answers how to give up before it is. */
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

/** Without the query, which may hold secrets. */
function shownPath(target: string): string {
  const [path = ''] = target.split('?', 1)
  return path.length <= 200 ? path : `${path.slice(0, 200)}…`
}

/** A WAF stage on the way to an origin. */
import type { Readable } from 'node:stream'
import {
  type Forward,
  type OriginCall,
  OriginError,
  type OriginHandler,
  type OriginRequest,
} from '../../http-cache/message.js'
import { LocalCall } from '../origins/local-call.js'
import { fieldText } from './field-text.js'
import { readBodyStart } from './read-body-start.js'
import { isTextual } from './read-body-texts.js'
import type { WafBody, WafEngine } from './waf-engine.js'

export type WafStage = {
  readonly id: string
  readonly pipelineId: string
  /** `disable`, `log_only` or `enable`. */
  readonly mode: string
  /** 1 to 4. */
  readonly paranoiaLevel: number
}

export type WafLogger = { info(details: object, message: string): void }

export type WafForwardOptions = {
  stage: WafStage
  engine: WafEngine
  next: Forward
  logger: WafLogger
  /** Told of each request that was inspected, in the words of Edge Services' own logs. */
  onVerdict?: (verdict: 'pass' | 'log' | 'block') => void
}

/** How much of a body is looked at. It is held until it is there. */
export const MAX_INSPECTED_BODY_BYTES = 64 * 1024

/**
 * `disable`: all requests go on as they are. `log_only`: what the engine finds is logged, and the request goes on.
 * `enable`: it is logged and answered 403, with the ids of the rules; the origin hears nothing of it. Of bodies that are
 * text the start is looked at, and they go on whole. What is logged is not what was found but which rules found it.
 */
export function createWafForward({
  stage,
  engine,
  next,
  logger,
  onVerdict = () => {},
}: WafForwardOptions): Forward {
  if (stage.mode === 'disable') return next

  /** The rules because of which it is refused. None: it may go on. */
  const judge = (request: OriginRequest, body: WafBody | null): readonly string[] => {
    const { method, host, target, fields, clientAddress } = request
    const { ruleIds } = engine.inspect({ method, target, fields, body }, stage.paranoiaLevel)
    if (ruleIds.length === 0) {
      onVerdict('pass')
      return ruleIds
    }
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
    onVerdict(isBlocked ? 'block' : 'log')
    return isBlocked ? ruleIds : []
  }

  return (request, handler) => {
    const { body } = request
    if (body === null || !isTextual(fieldText(request.fields, 'content-type'))) {
      const refused = judge(request, null)
      return refused.length === 0 ? next(request, handler) : refuse(request, refused, handler)
    }
    return inspectBody(request, body, handler, (start, whole) => {
      const refused = judge(request, start)
      if (refused.length > 0) return refuse(request, refused, handler)
      const { method, host, target, fields, clientAddress } = request
      return next({ method, host, target, fields, clientAddress, body: whole }, handler)
    })
  }
}

/** Goes on by `goOn` once the start of the body is there. */
function inspectBody(
  request: OriginRequest,
  body: Readable,
  handler: OriginHandler,
  goOn: (start: WafBody, whole: Readable) => OriginCall,
): OriginCall {
  let call: OriginCall | null = null
  let isPaused = false
  const stop = readBodyStart(
    body,
    MAX_INSPECTED_BODY_BYTES,
    ({ start, isWhole, body: whole }) => {
      // Whoever does not read the rest must not be ended by what becomes of it.
      body.on('error', () => {})
      call = goOn({ start: start.subarray(0, MAX_INSPECTED_BODY_BYTES), isWhole }, whole)
      if (isPaused) call.pause()
    },
    (cause) => {
      const message = `the body of the ${request.method} request broke off`
      handler.onError(new OriginError(502, message, { cause }))
    },
  )
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
      stop()
      call?.abort()
    },
  }
}

function refuse({ method }: OriginRequest, ruleIds: readonly string[], handler: OriginHandler): OriginCall {
  const call = new LocalCall(handler)
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

/** Compiles a pipeline's graph of stages into functions that requests are sent through. */

import type { FetchFromOrigin } from '../http-cache/message.js'
import { parseDurationSeconds } from '../lib/duration.js'
import type { ServedPipeline, ServedStage } from '../wire/served-pipeline.js'
import type { Backend } from './origins/backend.js'
import { createRouteFetch } from './route-fetch.js'
import type { WafEngine } from './waf/waf-engine.js'
import { createWafFetch } from './waf/waf-fetch.js'

export type CompileDeps = {
  createFetch: (backend: Backend) => FetchFromOrigin
  waf: WafEngine
  logger: EdgeLogger
}

export type EdgeLogger = {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export type CompiledPipeline =
  | {
      readonly kind: 'ready'
      /** Null: the pipeline has no cache stage on the way. */
      readonly cacheStage: CompiledCacheStage | null
      /** Fetches through the stages behind the cache. */
      readonly fetchFromOrigin: FetchFromOrigin
    }
  | {
      readonly kind: 'not-ready'
      readonly status: string
      readonly errors: readonly { readonly code: string; readonly message: string }[]
    }

export type CompiledCacheStage = {
  readonly id: string
  readonly fallbackTtlSeconds: number
  readonly includeCookies: boolean
}

/** The error of a pipeline whose stages do not lead to a backend although its status promises so. */
const DEAD_END = {
  code: 'pipeline_invalid_workflow',
  message: 'the chain of stages does not reach a backend stage',
}

/**
 * Follows the links from the given head DNS stage, or from the first one. A `pending` pipeline is complete, and served as it is now. Any
 * other pipeline that is not `ready` is not served.
 */
export function compilePipeline(
  pipeline: ServedPipeline,
  dnsStageId: string | null,
  deps: CompileDeps,
): CompiledPipeline {
  const { status, errors, heads, stages } = pipeline
  const notReady = (reasons: typeof errors | [typeof DEAD_END]) => ({
    kind: 'not-ready' as const,
    status,
    errors: reasons.map(({ code, message }) => ({ code, message })),
  })
  if (errors.length > 0 || (status !== 'ready' && status !== 'pending')) return notReady(errors)

  let cacheStage: CompiledCacheStage | null = null
  let stage = stages.get(dnsStageId ?? heads[0] ?? '')
  // Each of the three at most once, in this order, since links only lead to later kinds.
  if (stage?.kind === 'dns') stage = nextOf(pipeline, stage)
  if (stage?.kind === 'tls') stage = nextOf(pipeline, stage)
  if (stage?.kind === 'cache') {
    cacheStage = toCacheStage(stage)
    stage = nextOf(pipeline, stage)
  }
  const fetchFromOrigin = createStageCompiler(pipeline, deps)(stage)
  return fetchFromOrigin === null ? notReady([DEAD_END]) : { kind: 'ready', cacheStage, fetchFromOrigin }
}

function nextOf({ stages }: ServedPipeline, { next }: ServedStage): ServedStage | undefined {
  return next === null ? undefined : stages.get(next.id)
}

function toCacheStage({ id, settings }: ServedStage & { kind: 'cache' }): CompiledCacheStage {
  return {
    id,
    fallbackTtlSeconds: Math.max(0, parseDurationSeconds(settings.fallback_ttl) ?? 0),
    includeCookies: settings.include_cookies,
  }
}

/** Compiles each stage once, however many links lead to it. Null: a way from the stage ends before a backend, or loops. */
function createStageCompiler(
  pipeline: ServedPipeline,
  deps: CompileDeps,
): (stage: ServedStage | undefined) => FetchFromOrigin | null {
  /** Null also while a stage is being compiled, so that a loop ends there. */
  const compiled = new Map<string, FetchFromOrigin | null>()
  const pipelineId = pipeline.id

  const compile = (stage: ServedStage | undefined): FetchFromOrigin | null => {
    if (stage === undefined) return null
    const known = compiled.get(stage.id)
    if (known !== undefined) return known
    compiled.set(stage.id, null)
    const fetchFromOrigin = compileNew(stage)
    compiled.set(stage.id, fetchFromOrigin)
    return fetchFromOrigin
  }

  const compileNew = (stage: ServedStage): FetchFromOrigin | null => {
    const { id } = stage
    if (stage.kind === 'backend') {
      return deps.createFetch({ stageId: id, pipelineId, settings: stage.settings })
    }
    if (stage.kind === 'waf') {
      const next = compile(nextOf(pipeline, stage))
      if (next === null) return null
      const { mode, paranoia_level } = stage.settings
      return createWafFetch({
        stage: { id, pipelineId, mode, paranoiaLevel: paranoia_level },
        engine: deps.waf,
        next,
        logger: deps.logger,
      })
    }
    if (stage.kind === 'route') {
      const otherwise = compile(nextOf(pipeline, stage))
      const targets = stage.rules.map(({ target }) => compile(pipeline.stages.get(target.id)))
      return createRouteFetch({ pipelineId, stage, targets, otherwise, logger: deps.logger })
    }
    return null
  }

  return compile
}

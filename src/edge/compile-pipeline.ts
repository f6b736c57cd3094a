/** Compiles a pipeline's graph of stages into functions that requests are sent through. */

import type { FetchFromOrigin } from '../http-cache/message.js'
import { parseDurationSeconds } from '../lib/duration.js'
import type { ServedPipeline, ServedRouteStage, ServedStage } from '../wire/served-pipeline.js'
import type { Backend } from './origins/backend.js'
import { createRuleMatcher } from './rule-matcher.js'
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
      /** Null: there is no cache stage on the way from the head. */
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

/** The error of a pipeline whose stages do not lead to a backend, although its status says that the pipeline is complete. */
const DEAD_END = {
  code: 'pipeline_invalid_workflow',
  message: 'the chain of stages does not reach a backend stage',
}

/**
 * The kinds of stage that do nothing here, because the edge speaks plain HTTP and finds pipelines by `Host`. Links only lead to later kinds, so
 * each of them comes at most once, in this order, and before the cache.
 */
const PASSED_THROUGH = ['dns', 'tls'] as const

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
  for (const kind of PASSED_THROUGH) if (stage?.kind === kind) stage = nextOf(pipeline, stage)
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

/**
 * Compiles each stage once, however many links lead to it. The result is null if some way from the stage ends before a backend, or loops.
 * The switch has a case for each kind, and tsc asks for one when `ServedStage` gets another kind.
 */
function createStageCompiler(
  pipeline: ServedPipeline,
  deps: CompileDeps,
): (stage: ServedStage | undefined) => FetchFromOrigin | null {
  /** A stage is null while it is being compiled, so that a loop ends there. */
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
    switch (stage.kind) {
      case 'backend':
        return deps.createFetch({ stageId: id, pipelineId, settings: stage.settings })
      case 'waf': {
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
      case 'route': {
        const otherwise = compile(nextOf(pipeline, stage))
        const targets = stage.rules.map(({ target }) => compile(pipeline.stages.get(target.id)))
        return createRouteFetch({ pipelineId, stage, targets, otherwise, logger: deps.logger })
      }
      // These kinds come before everything that is compiled here.
      case 'dns':
      case 'tls':
      case 'cache':
        return null
    }
  }

  return compile
}

type RouteFetchOptions = {
  pipelineId: string
  stage: ServedRouteStage
  /** The target of each rule. Null: the rule leads nowhere. */
  targets: readonly (FetchFromOrigin | null)[]
  /** For requests that no rule matches. */
  otherwise: FetchFromOrigin | null
  logger: { warn(details: object, message: string): void }
}

/** Passes each request on to the target of the first rule that matches. Logs rules that can never match. @returns null if any target leads nowhere. */
function createRouteFetch({
  pipelineId,
  stage,
  targets,
  otherwise,
  logger,
}: RouteFetchOptions): FetchFromOrigin | null {
  const fetches = targets.filter((target) => target !== null)
  if (otherwise === null || fetches.length < targets.length) return null
  const matcher = createRuleMatcher(stage.rules, ({ position }, problem) => {
    const details = { pipelineId, routeStageId: stage.id, position, problem }
    logger.warn(details, 'a route rule never matches: the edge cannot run its regular expression')
  })
  return (request, handler) => (fetches[matcher(request)] ?? otherwise)(request, handler)
}

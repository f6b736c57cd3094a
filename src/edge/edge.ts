/** The edge: finds the pipeline that a request is for, and has its cache and its origin answer. See docs/edge.md. */

import type { HttpCache } from '../http-cache/cache.js'
import type { CacheSettings } from '../http-cache/cache-options.js'
import type { HttpRequest, HttpResponse } from '../http-cache/message.js'
import { presentText } from '../http-cache/present.js'
import type { PurgeRequest } from '../wire/purge-request.js'
import type { ServedPipeline, ServedStage } from '../wire/served-pipeline.js'
import type { CompiledPipeline } from './compile-pipeline.js'
import { resolveHost } from './hosts.js'
import { hasPassed } from './origins/cdn-loop.js'
import type { PipelineSource } from './pipeline-source.js'
import type { PipelineTraffic, TrafficCounters } from './traffic.js'

export type EdgeDeps = {
  pipelines: PipelineSource
  /** `dnsStageId`: the head that the host names; null where the pipeline is named by its id. */
  compile: (pipeline: ServedPipeline, dnsStageId: string | null) => CompiledPipeline
  cache: HttpCache
  traffic: TrafficCounters
  /** For hosts that name no pipeline. Null: they are told how to name one. */
  defaultPipelineId: string | null
  /** Where the edge listens. Asked for when it does. */
  port: () => number
}

export type Edge = {
  /** Where a pipeline is served, without a path: `http://<id>.localhost:4020`. */
  urlOf(pipelineId: string): string
  /** All zero for a pipeline nobody has asked for yet, and in time for one that is gone. */
  trafficOf(pipelineId: string): PipelineTraffic
  /** Every pipeline that was asked for and exists, by id. */
  traffic(): Iterable<readonly [pipelineId: string, traffic: PipelineTraffic]>
  handle(request: HttpRequest): HttpResponse | Promise<HttpResponse>
  /** In effect once it has answered. */
  purge(request: PurgeRequest): Promise<void>
}

/**
 * A source that cannot be read, such as one whose file another process has locked, has not changed as far as is known: what was
 * compiled goes on to serve.
 */
function lastKnown(source: PipelineSource): PipelineSource {
  let version = source.version()
  return {
    get: (id) => source.get(id),
    findByFqdn: (fqdn) => source.findByFqdn(fqdn),
    version() {
      try {
        version = source.version()
      } catch {
        // Whoever needs more than the version is told.
      }
      return version
    },
  }
}

/** What answers all requests for one host, until a pipeline changes. */
type Route = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>

const NOTHING_NAMED = { kind: 'none' } as const

/** Hosts are for clients to invent. */
const MAX_ROUTES = 1000

export function createEdge(options: EdgeDeps): Edge {
  const { compile, cache, traffic, defaultPipelineId, port } = options
  const pipelines = lastKnown(options.pipelines)
  const routes = new Map<string, Route>()
  /** One for each head, however many names lead to it. */
  const compiledRoutes = new Map<string, Route>()
  /** The spaces of each pipeline's cache stages that were served, by stage. */
  const spaces = new Map<string, Map<string, string>>()
  let version = pipelines.version()

  const routeFor = (host: string): Route => {
    // HTTP/1.0 may leave it out: nothing is named then.
    const meaning = host === '' ? NOTHING_NAMED : resolveHost(host, pipelines)
    switch (meaning.kind) {
      case 'pipeline':
        return routeTo(meaning.pipelineId, meaning.dnsStageId)
      case 'unknown-pipeline':
        forget(meaning.pipelineId)
        return always(404, `There is no pipeline ${meaning.pipelineId}.`)
      case 'invalid':
        return always(400, 'The Host field is not a host name.')
      case 'none':
        if (defaultPipelineId !== null && pipelines.get(defaultPipelineId) === null)
          return always(
            404,
            `There is no pipeline ${defaultPipelineId}, which EDGE_DEFAULT_PIPELINE names for all other hosts.`,
          )
        if (defaultPipelineId !== null) return routeTo(defaultPipelineId, null)
        return always(
          404,
          `${host === '' ? 'A request without a host' : `The host "${host}"`} names no pipeline. Ask for http://<pipeline id>.localhost:${port()}/, or send "Host: <pipeline id>.localhost". EDGE_DEFAULT_PIPELINE sets a pipeline for all other hosts.`,
        )
    }
  }

  const routeTo = (pipelineId: string, dnsStageId: string | null): Route => {
    const head = `${pipelineId} ${dnsStageId ?? ''}`
    const route = compiledRoutes.get(head) ?? compileRoute(pipelineId, dnsStageId)
    compiledRoutes.set(head, route)
    return route
  }

  const compileRoute = (pipelineId: string, dnsStageId: string | null): Route => {
    const pipeline = pipelines.get(pipelineId)
    if (pipeline === null) return always(404, `There is no pipeline ${pipelineId}.`)
    dropSpaces(pipelineId, (stageId, space) => spaceOf(pipeline.stages.get(stageId)) === space)
    const compiled = compile(pipeline, dnsStageId)
    if (compiled.kind === 'not-ready') return always(503, describe(pipeline, compiled))
    const { cacheStage, fetchFromOrigin } = compiled
    const count = traffic.counterOf(pipelineId)
    if (cacheStage === null)
      return withoutLoop(pipelineId, (request) => {
        count('none')
        return cache.fetchUncached(request, fetchFromOrigin)
      })
    const settings: CacheSettings = {
      space: spaceOf(pipeline.stages.get(cacheStage.id)),
      fallbackTtlSeconds: cacheStage.fallbackTtlSeconds,
      includeCookies: cacheStage.includeCookies,
      onOutcome: count,
    }
    const known = spaces.get(pipelineId)
    if (known === undefined) spaces.set(pipelineId, new Map([[cacheStage.id, settings.space]]))
    else known.set(cacheStage.id, settings.space)
    return withoutLoop(pipelineId, (request) => cache.handle(request, settings, fetchFromOrigin))
  }

  /** What a stage stored that is gone, or is not what it was, is of no use any more. */
  const dropSpaces = (pipelineId: string, isStill: (stageId: string, space: string) => boolean) => {
    for (const [stageId, space] of spaces.get(pipelineId) ?? []) {
      if (isStill(stageId, space)) continue
      spaces.get(pipelineId)?.delete(stageId)
      void cache.purge(space, null)
    }
  }

  /** One that is gone. */
  const forget = (pipelineId: string) => {
    dropSpaces(pipelineId, () => false)
    spaces.delete(pipelineId)
    traffic.drop(pipelineId)
  }

  return {
    handle(request) {
      const currentVersion = pipelines.version()
      if (currentVersion !== version) {
        routes.clear()
        compiledRoutes.clear()
        version = currentVersion
      }
      let route = routes.get(request.host)
      if (route === undefined) {
        route = routeFor(request.host)
        if (routes.size >= MAX_ROUTES) routes.clear()
        routes.set(request.host, route)
      }
      return route(request)
    },

    async purge({ pipeline_id, assets }) {
      const stages = [...(pipelines.get(pipeline_id)?.stages.values() ?? [])]
      const paths = assets?.flatMap(pathsOf) ?? null
      await Promise.all(
        stages.filter(({ kind }) => kind === 'cache').map((stage) => cache.purge(spaceOf(stage), paths)),
      )
    },

    urlOf: (pipelineId) => `http://${pipelineId}.localhost:${port()}`,
    trafficOf: traffic.read,
    traffic() {
      for (const [pipelineId] of traffic.all()) if (pipelines.get(pipelineId) === null) forget(pipelineId)
      return traffic.all()
    },
  }
}

/** A stage that changes begins with an empty cache: its earlier space is not looked at again. */
function spaceOf(stage: ServedStage | undefined): string {
  return stage === undefined ? '' : `${stage.id}@${stage.updatedAt}${JSON.stringify(stage.settings)}`
}

/** An asset as it may stand in a request: as given, and with what a URL cannot hold encoded. A query is left off. */
function pathsOf(asset: string): string[] {
  const [path = ''] = asset.split('?')
  return [...new Set([path, encodeURI(path)])]
}

/** Asked before the cache: a request that came back to it would wait there for itself. */
function withoutLoop(pipelineId: string, route: Route): Route {
  const refuse = always(
    508,
    `Loop detected: the request was in pipeline ${pipelineId} before, so what stands for one of its backend stages leads back to it.`,
  )
  return (request) => {
    const passed = request.fields['cdn-loop']
    return passed !== undefined && hasPassed(pipelineId, passed) ? refuse(request) : route(request)
  }
}

function always(status: number, text: string): Route {
  return () => presentText(status, text, [])
}

function describe(
  { id, name }: ServedPipeline,
  { status, errors }: CompiledPipeline & { kind: 'not-ready' },
) {
  const reasons = errors.map(({ code, message }) => `${code} (${message})`).join(', ')
  return `The pipeline ${JSON.stringify(name)} (${id}) is not ready: ${reasons === '' ? status : reasons}.`
}

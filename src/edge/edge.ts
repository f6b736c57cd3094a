/** The edge: finds the pipeline for a request, and passes the request to its cache and its origin. See docs/edge.md. */

import type { HttpCache } from '../http-cache/cache.js'
import type { CacheSettings } from '../http-cache/cache-options.js'
import type { HttpRequest, HttpResponse } from '../http-cache/message.js'
import { presentText } from '../http-cache/present.js'
import { pathOf } from '../http-cache/rules/target.js'
import type { PurgeRequest } from '../wire/purge-request.js'
import type { ServedPipeline, ServedStage } from '../wire/served-pipeline.js'
import type { CompiledPipeline } from './compile-pipeline.js'
import { type PipelineSource, resolveHost } from './find-pipeline.js'
import { hasPassed } from './origins/cdn-loop.js'
import type { PipelineTraffic, TrafficCounters } from './traffic.js'

export type EdgeDeps = {
  pipelines: PipelineSource
  /** @param dnsStageId the head that the host names. Null: the host names the pipeline by its id. */
  compile: (pipeline: ServedPipeline, dnsStageId: string | null) => CompiledPipeline
  cache: HttpCache
  traffic: TrafficCounters
  /** The pipeline for hosts that name none. Null: the response says how to name one. */
  defaultPipelineId: string | null
  /** The port that the edge listens on. Called only once the edge listens. */
  port: () => number
}

export type Edge = {
  /** Where a pipeline is served, without a path: `http://<id>.localhost:4020`. */
  urlOf(pipelineId: string): string
  /** All counts are zero for a pipeline without requests, and after a while for a deleted pipeline. */
  trafficOf(pipelineId: string): PipelineTraffic
  /** The counts of all pipelines that exist and had requests. */
  traffic(): Iterable<readonly [pipelineId: string, traffic: PipelineTraffic]>
  handle(request: HttpRequest): HttpResponse | Promise<HttpResponse>
  /** The purge is in effect once this has resolved. */
  purge(request: PurgeRequest): Promise<void>
}

/**
 * Makes a source that cannot be read count as unchanged, for example while another process has locked its file. So the compiled pipelines
 * go on serving.
 */
function keepLastVersion(source: PipelineSource): PipelineSource {
  let version = source.version()
  return {
    get: (id) => source.get(id),
    findByFqdn: (fqdn) => source.findByFqdn(fqdn),
    version() {
      try {
        version = source.version()
      } catch {
        // If more than the version is needed, `get` or `findByFqdn` throws the error.
      }
      return version
    },
  }
}

/** Answers all requests for one host, until a pipeline changes. */
type Route = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>

const NOTHING_NAMED = { kind: 'none' } as const

/** Bounded, because `Host` is attacker-controlled. */
const MAX_ROUTES = 1000

export function createEdge(options: EdgeDeps): Edge {
  const { compile, cache, traffic, defaultPipelineId, port } = options
  const pipelines = keepLastVersion(options.pipelines)
  const routes = new Map<string, Route>()
  /** By pipeline and head stage. Many host names may lead to one head. */
  const compiledRoutes = new Map<string, Route>()
  /** The cache spaces in use, by pipeline and cache stage. */
  const spaces = new Map<string, Map<string, string>>()
  let version = pipelines.version()

  const routeFor = (host: string): Route => {
    // HTTP/1.0 requests may leave out the host.
    const meaning = host === '' ? NOTHING_NAMED : resolveHost(host, pipelines)
    switch (meaning.kind) {
      case 'pipeline':
        return routeTo(meaning.pipelineId, meaning.dnsStageId)
      case 'unknown-pipeline':
        forget(meaning.pipelineId)
        return alwaysRespond(404, `There is no pipeline ${meaning.pipelineId}.`)
      case 'invalid':
        return alwaysRespond(400, 'The Host field is not a host name.')
      case 'none':
        if (defaultPipelineId !== null && pipelines.get(defaultPipelineId) === null)
          return alwaysRespond(
            404,
            `There is no pipeline ${defaultPipelineId}, which EDGE_DEFAULT_PIPELINE names for all other hosts.`,
          )
        if (defaultPipelineId !== null) return routeTo(defaultPipelineId, null)
        return alwaysRespond(
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
    if (pipeline === null) return alwaysRespond(404, `There is no pipeline ${pipelineId}.`)
    dropSpaces(pipelineId, (stageId, space) => spaceOf(pipeline.stages.get(stageId)) === space)
    const compiled = compile(pipeline, dnsStageId)
    if (compiled.kind === 'not-ready') return alwaysRespond(503, describe(pipeline, compiled))
    const { cacheStage, fetchFromOrigin } = compiled
    const count = traffic.counterOf(pipelineId)
    if (cacheStage === null)
      return refuseLoops(pipelineId, (request) => {
        count('none')
        return cache.passThrough(request, fetchFromOrigin)
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
    return refuseLoops(pipelineId, (request) => cache.handle(request, settings, fetchFromOrigin))
  }

  /** Purges the spaces of stages that were deleted or changed. */
  const dropSpaces = (pipelineId: string, isStill: (stageId: string, space: string) => boolean) => {
    for (const [stageId, space] of spaces.get(pipelineId) ?? []) {
      if (isStill(stageId, space)) continue
      spaces.get(pipelineId)?.delete(stageId)
      void cache.purge(space, null)
    }
  }

  /** Forgets a pipeline that was deleted. */
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

/** The name of a stage's cache space. A changed stage gets another space, and so begins with an empty cache. */
function spaceOf(stage: ServedStage | undefined): string {
  return stage === undefined ? '' : `${stage.id}@${stage.updatedAt}${JSON.stringify(stage.settings)}`
}

/**
 * The paths that requests may name an asset by: as given, and with the characters encoded that a URL cannot contain. The query is dropped.
 */
function pathsOf(asset: string): string[] {
  const path = pathOf(asset)
  return [...new Set([path, encodeURI(path)])]
}

/** Refuses loops. This comes before the cache, because a request that comes back would wait for itself there. */
function refuseLoops(pipelineId: string, route: Route): Route {
  const refuse = alwaysRespond(
    508,
    `Loop detected: the request was in pipeline ${pipelineId} before, so what stands for one of its backend stages leads back to it.`,
  )
  return (request) => {
    const passed = request.fields['cdn-loop']
    return passed !== undefined && hasPassed(pipelineId, passed) ? refuse(request) : route(request)
  }
}

function alwaysRespond(status: number, text: string): Route {
  return () => presentText(status, text, [])
}

function describe(
  { id, name }: ServedPipeline,
  { status, errors }: CompiledPipeline & { kind: 'not-ready' },
) {
  const reasons = errors.map(({ code, message }) => `${code} (${message})`).join(', ')
  return `The pipeline ${JSON.stringify(name)} (${id}) is not ready: ${reasons === '' ? status : reasons}.`
}

/**
 * Builds a whole pipeline, all or nothing: from the backend outwards, as a link can only lead to a stage that is there,
 * and the head last, so that nothing is served before everything stands.
 */
import type { EdgeServicesClient } from '../edge-services/client.js'
import { NotFoundError, PreconditionFailedError, UnexpectedBodyError } from '../edge-services/errors.js'
import { toError } from '../loaders/load-or-null.js'
import type { StageKind } from '../loaders/stage-kinds.js'
import type { CreatePipelineRequest, Pipeline } from '../wire/pipeline.js'
import type { RouteRuleRequest } from '../wire/route-stage.js'
import type { PipelineRouteStageInput, PipelineStagesInput } from './__generated__/resolvers.js'
import { toBackendStageRequest } from './inputs/backend-stage-input.js'
import { toCacheStageRequest } from './inputs/cache-stage-input.js'
import { toDnsStageRequest } from './inputs/dns-stage-input.js'
import { toRuleHttpMatch } from './inputs/route-stage-input.js'
import { toCreateTlsStageRequest } from './inputs/tls-stage-input.js'
import { toWafStageRequest } from './inputs/waf-stage-input.js'

type Made = { typeName: 'Pipeline' | StageKind; id: string }

/** A step failed. What had been made is gone again, but for what is left behind. */
export class BuildError extends Error {
  override readonly name = 'BuildError'
  constructor(
    /** Where the step's input stands: in the pipeline's own fields, or below `stages`. */
    readonly path: readonly string[],
    /** The step's own input. */
    readonly input: object,
    readonly leftBehind: readonly Made[],
    options: ErrorOptions,
  ) {
    super(`building a pipeline failed at ${path.join('.')}`, options)
  }
}

/**
 * Of stages that have been checked.
 * @param cleanUp a client that goes on after the caller has left.
 * @returns the pipeline; or why it could not be read, once it stands.
 * @throws BuildError
 */
export async function buildPipeline(
  client: EdgeServicesClient,
  cleanUp: () => EdgeServicesClient,
  request: CreatePipelineRequest,
  stages: PipelineStagesInput,
): Promise<Pipeline | Error> {
  const made: Made[] = []
  const step = async <Result>(
    path: readonly string[],
    input: object,
    run: () => Promise<Result>,
  ): Promise<Result> => {
    try {
      return await run()
    } catch (error) {
      const leftBehind = made.length === 0 ? [] : await remove(cleanUp(), made)
      throw new BuildError(path, input, leftBehind, { cause: error })
    }
  }
  const make = async <Object extends { id: string }>(
    typeName: Made['typeName'],
    path: readonly string[],
    input: object,
    run: () => Promise<Object>,
  ): Promise<Object> => {
    const object = await step(path, input, run)
    made.push({ typeName, id: object.id })
    return object
  }
  const { backendStage, wafStage, routeStage, cacheStage, tlsStage, dnsStage } = stages

  const { id } = await make('Pipeline', [], request, () => client.pipelines.create(request))
  const makeBackend = (path: readonly string[], input: NonNullable<typeof backendStage>) =>
    make('BackendStage', path, input, () =>
      client.backendStages.create(id, toBackendStageRequest(input.origin)),
    )

  const backend = await makeBackend(['stages', 'backendStage'], backendStage)
  // Each stage leads to the one made before it, unless it is left out.
  let next: Record<string, string> = { backend_stage_id: backend.id }
  if (wafStage) {
    const body = { ...toWafStageRequest(wafStage), ...next }
    const waf = await make('WafStage', ['stages', 'wafStage'], wafStage, () =>
      client.wafStages.create(id, body),
    )
    next = { waf_stage_id: waf.id }
  }
  if (routeStage) {
    const path = ['stages', 'routeStage']
    const rules = await makeRules(routeStage, backend.id, (index, input) =>
      makeBackend([...path, 'routeRules', String(index), 'backendStage'], input),
    )
    const body = next
    const route = await make('RouteStage', path, routeStage, () => client.routeStages.create(id, body))
    if (rules.length > 0)
      await step(path, routeStage, () =>
        unlessRefused(client.routeStages.setRules(route.id, { route_rules: rules })),
      )
    next = { route_stage_id: route.id }
  }
  if (cacheStage) {
    const body = { ...toCacheStageRequest(cacheStage), ...next }
    const cache = await make('CacheStage', ['stages', 'cacheStage'], cacheStage, () =>
      client.cacheStages.create(id, body),
    )
    next = { cache_stage_id: cache.id }
  }
  if (tlsStage) {
    const body = { ...toCreateTlsStageRequest({ ...tlsStage, pipelineId: id }), ...next }
    const tls = await make('TlsStage', ['stages', 'tlsStage'], tlsStage, () =>
      client.tlsStages.create(id, body),
    )
    next = { tls_stage_id: tls.id }
  }
  const settings = dnsStage ?? {}
  const body = { ...toDnsStageRequest(settings), ...next }
  const dns = await make('DnsStage', ['stages', 'dnsStage'], settings, () =>
    client.dnsStages.create(id, body),
  )
  const head = { add_new_head_stage: { new_stage_id: dns.id } }
  await step(['stages', 'dnsStage'], settings, () => unlessRefused(client.pipelines.setHeadStage(id, head)))
  // What the pipeline was when it was created, without a head, is no longer so.
  return client.pipelines.get(id).catch(toError)
}

/** A write whose answer is not needed: whatever a success says, it is one. */
async function unlessRefused(writing: Promise<unknown>): Promise<void> {
  await writing.catch((error: unknown) => {
    if (!(error instanceof UnexpectedBodyError)) throw error
  })
}

async function makeRules(
  { routeRules }: PipelineRouteStageInput,
  backendId: string,
  makeBackend: (
    index: number,
    input: NonNullable<PipelineStagesInput['backendStage']>,
  ) => Promise<{ id: string }>,
): Promise<RouteRuleRequest[]> {
  const rules: RouteRuleRequest[] = []
  for (const [index, { ruleHttpMatch, backendStage }] of routeRules.entries()) {
    const backend_stage_id = backendStage ? (await makeBackend(index, backendStage)).id : backendId
    rules.push({
      ...(ruleHttpMatch && { rule_http_match: toRuleHttpMatch(ruleHttpMatch) }),
      backend_stage_id,
    })
  }
  return rules
}

/** The API deletes a pipeline's stages with it; should it refuse to, they go first, in the reverse order. */
async function remove(client: EdgeServicesClient, made: readonly Made[]): Promise<Made[]> {
  const [pipeline, ...stages] = made
  if (pipeline === undefined) return []
  const failure = await failureOf(client.pipelines.delete(pipeline.id))
  if (failure === null) return []
  if (!(failure instanceof PreconditionFailedError)) return [...made]
  const left: Made[] = []
  for (const stage of stages.toReversed())
    if ((await failureOf(deleteOne(client, stage))) !== null) left.push(stage)
  if ((await failureOf(client.pipelines.delete(pipeline.id))) !== null) left.push(pipeline)
  return left.toReversed()
}

function deleteOne(client: EdgeServicesClient, { typeName, id }: Made): Promise<void> {
  switch (typeName) {
    case 'Pipeline':
      return client.pipelines.delete(id)
    case 'DnsStage':
      return client.dnsStages.delete(id)
    case 'TlsStage':
      return client.tlsStages.delete(id)
    case 'CacheStage':
      return client.cacheStages.delete(id)
    case 'RouteStage':
      return client.routeStages.delete(id)
    case 'WafStage':
      return client.wafStages.delete(id)
    case 'BackendStage':
      return client.backendStages.delete(id)
  }
}

/** Null when it is gone, whoever removed it. */
async function failureOf(deletion: Promise<void>): Promise<unknown> {
  try {
    await deletion
    return null
  } catch (error) {
    return error instanceof NotFoundError ? null : error
  }
}

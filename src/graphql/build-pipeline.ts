/**
 * Builds a whole pipeline, all or nothing: from the backend outwards, as a link can only lead to a stage that is there,
 * and the head last, so that nothing is served before everything stands.
 */
import type { EdgeServicesClient } from '../api-client/client.js'
import { EdgeServicesError, UnexpectedBodyError } from '../api-client/errors.js'
import { isUnreadable, readOr } from '../lib/unreadable.js'
import { toError } from '../loaders/load-or-null.js'
import type { StageKind } from '../loaders/stage-kinds.js'
import type { CreatePipelineRequest, Pipeline } from '../wire/pipeline.js'
import type { RouteRuleRequest } from '../wire/route-stage.js'
import type { PipelineRouteStageInput, PipelineStagesInput } from './__generated__/resolvers.js'
import { type CleanUpResult, cleanUp } from './build-clean-up.js'
import type { Build, BuildJournal, BuildOutcome } from './build-journal.js'
import { asFarAsKnown, type BuiltPipeline } from './built-pipeline.js'
import { findLostPipeline } from './find-lost-pipeline.js'
import { toBackendStageRequest } from './inputs/backend-stage-input.js'
import { toCacheStageRequest } from './inputs/cache-stage-input.js'
import { toDnsStageRequest } from './inputs/dns-stage-input.js'
import { toRuleHttpMatch } from './inputs/route-stage-input.js'
import { toCreateTlsStageRequest } from './inputs/tls-stage-input.js'
import { toWafStageRequest } from './inputs/waf-stage-input.js'
import type { LeftBehind, Made } from './left-behind.js'
import { NOTHING_CHANGED } from './user-errors.js'

/** A step failed. */
export class BuildError extends Error {
  override readonly name = 'BuildError'
  constructor(
    /** Where the step's input stands: in the pipeline's own fields, or below `stages`. */
    readonly path: readonly string[],
    /** The step's own input. */
    readonly input: object,
    /** What stands or may stand. */
    readonly leftBehind: readonly LeftBehind[],
    /** The outcome as a sentence for the caller. */
    readonly statement: string,
    options: ErrorOptions,
  ) {
    super(`building a pipeline failed at ${path.join('.')}`, options)
  }
}

export type BuildTools = {
  client: EdgeServicesClient
  /** A client that goes on after the caller has left, with a deadline of its own. */
  detachedClient: () => EdgeServicesClient
  wait: (ms: number) => Promise<void>
  journal: BuildJournal
  requestId: string
}

/**
 * Builds a pipeline of stages that have been checked.
 * @returns the pipeline as it is once it stands; where that could not be read, as far as it is known.
 * @throws BuildError
 */
export async function buildPipeline(
  tools: BuildTools,
  request: CreatePipelineRequest,
  stages: PipelineStagesInput,
): Promise<BuiltPipeline> {
  const { client, detachedClient, journal, requestId } = tools
  const build = await journal.begin({ requestId, name: request.name, projectId: request.project_id })
  const pipeline = await createPipeline(tools, request, build)
  const { id } = pipeline
  const made: [Made, ...Made[]] = [{ typeName: 'Pipeline', id }]
  await build.made(made[0])

  const step = async <Result>(
    path: readonly string[],
    input: object,
    run: () => Promise<Result>,
    makes: StageKind | null = null,
  ): Promise<Result> => {
    try {
      return await run()
    } catch (error) {
      const lostKind = isDoubtful(error) ? makes : null
      const result = await cleanUp({ client: detachedClient(), wait: tools.wait, made, lostKind })
      const { leftBehind } = result
      await build.ended({ outcome: leftBehind.length === 0 ? 'removed' : 'left behind', leftBehind })
      throw new BuildError(path, input, leftBehind, statementOf(result), { cause: error })
    }
  }
  const make = async <Object extends { id: string }>(
    typeName: StageKind,
    path: readonly string[],
    input: object,
    run: () => Promise<Object>,
  ): Promise<Object> => {
    const object = await step(path, input, run, typeName)
    const stage = { typeName, id: object.id }
    made.push(stage)
    await build.made(stage)
    return object
  }
  const { backendStage, wafStage, routeStage, cacheStage, tlsStage, dnsStage } = stages

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
  await step(['stages', 'dnsStage'], settings, () => setHead(tools, id, dns.id))
  await build.ended({ outcome: 'built' })
  // The answer to the create told of a pipeline without a head, which is no longer so.
  return client.pipelines.get(id).then(
    (read) => ({ pipeline: read, isRead: true }),
    (error: unknown) => asFarAsKnown(pipeline, toError(error)),
  )
}

/** Not with the caller's own client: were the call cut as the caller leaves, the pipeline would stand and nobody know its id. */
async function createPipeline(
  { detachedClient, journal, wait }: BuildTools,
  request: CreatePipelineRequest,
  build: Build,
): Promise<Pipeline> {
  const sentAtMs = Date.now()
  try {
    return await detachedClient().pipelines.create(request)
  } catch (error) {
    const fail = async (outcome: BuildOutcome['outcome'], statement: string, ids: readonly string[] = []) => {
      const leftBehind = ids.map((id) => ({ typeName: 'Pipeline', id, certainty: 'MAY_BE_YOURS' }) as const)
      await build.ended({ outcome, leftBehind })
      return new BuildError([], request, leftBehind, statement, { cause: error })
    }
    if (!isDoubtful(error)) throw await fail('nothing made', NOTHING_CHANGED)
    const search = { request, sentAtMs, isOther: journal.isKnown, wait }
    const found = await findLostPipeline(detachedClient(), search).catch(() => null)
    if (found === null) throw await fail('unknown', LOST_UNSEEN)
    throw await (found.length === 0 ? fail('unknown', LOST) : fail('left behind', LOST_SEEN, found))
  }
}

const LOST_UNSEEN =
  'The pipeline may have been made all the same, and the pipelines of its project could not be read to find it: look before you try again.'
const LOST =
  'The pipeline may have been made all the same, though none like it was found just afterwards: look before you try again.'
const LOST_SEEN =
  'The pipeline may have been made all the same: leftBehind names what it may be. Look before you try again.'

function statementOf({ leftBehind, unlisted }: CleanUpResult): string {
  if (leftBehind.length === 0) return 'What had been made was removed again.'
  const more = unlisted === null ? '' : `, but for a ${unlisted} that may be there as well`
  return `What had been made could not all be removed again: leftBehind names it${more}.`
}

/** Whether a write may have taken effect: it was sent, and not refused. A caller that left cut it at any moment. */
function isDoubtful(error: unknown): boolean {
  return !(error instanceof EdgeServicesError) || error.mayHaveHappened
}

/** Looks where the answer was lost: with the head set, the whole pipeline stands. */
async function setHead({ client, detachedClient }: BuildTools, pipelineId: string, dnsStageId: string) {
  const head = { add_new_head_stage: { new_stage_id: dnsStageId } }
  try {
    await unlessRefused(client.pipelines.setHeadStage(pipelineId, head))
  } catch (error) {
    // A caller that left wants no pipeline.
    if (!(error instanceof EdgeServicesError && error.mayHaveHappened)) throw error
    const heads = await detachedClient()
      .pipelines.listHeadStages(pipelineId, {})
      .catch(() => null)
    if (
      !heads?.head_stages.some(
        (one) => !isUnreadable(one) && readOr(one, 'dns_stage_id', null) === dnsStageId,
      )
    )
      throw error
  }
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

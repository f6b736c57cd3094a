/**
 * Builds a whole pipeline or nothing. A build starts with the backend stage, because a link can lead only to a stage that
 * exists. It sets the head last, so that nothing is served before the pipeline is complete.
 */

import type { EdgeServicesClient } from '../api-client/client.js'
import { EdgeServicesError } from '../api-client/errors.js'
import { UnexpectedBodyError } from '../api-client/failures.js'
import { stagesOf } from '../api-client/stage-resources.js'
import { isUnreadable, readOr } from '../lib/unreadable.js'
import { toError } from '../loaders/object-loader.js'
import { stageType } from '../loaders/stage-types.js'
import type { CreatePipelineRequest, Pipeline } from '../wire/pipeline.js'
import type { RouteRuleRequest } from '../wire/route-stage.js'
import { HEAD_KIND, linkField, type StageKind, type StageLink } from '../wire/stage-kinds.js'
import { type CleanUpResult, cleanUp } from './build-clean-up.js'
import type { Build, BuildJournal, BuildOutcome, LeftBehind, Made } from './build-journal.js'
import { findLostPipeline } from './find-lost-pipeline.js'
import type { PipelinePlan, PlannedRule, PlannedStage } from './inputs/pipeline-stages-input.js'
import { NOTHING_CHANGED } from './user-errors.js'

/** A step of a build failed, and the build was undone as far as possible. */
export class BuildError extends Error {
  override readonly name = 'BuildError'
  constructor(
    /** The path of the step's input below the mutation's input. Empty for the pipeline's own fields. */
    readonly path: readonly string[],
    /** The step's own input. */
    readonly input: object,
    /** Objects that exist or may exist. */
    readonly leftBehind: readonly LeftBehind[],
    /** The outcome of the build, as a sentence for the caller. */
    readonly statement: string,
    options: ErrorOptions,
  ) {
    super(`building a pipeline failed at ${path.join('.')}`, options)
  }
}

export type BuildTools = {
  client: EdgeServicesClient
  /** A client whose calls go on after the caller has left. It has its own deadline. */
  detachedClient: () => EdgeServicesClient
  wait: (ms: number) => Promise<void>
  journal: BuildJournal
  requestId: string
}

/** The part of the input that a step creates something from. */
type StepInput = Pick<PlannedStage, 'path' | 'input'>

/**
 * @returns the pipeline as read once it was complete or, if that read failed, the known facts about it.
 * @throws BuildError
 */
export async function buildPipeline(
  tools: BuildTools,
  request: CreatePipelineRequest,
  plan: PipelinePlan,
): Promise<BuiltPipeline> {
  const { client, detachedClient, journal, requestId } = tools
  const build = await journal.begin({ requestId, name: request.name, projectId: request.project_id })
  const pipeline = await createPipeline(tools, request, build)
  const { id } = pipeline
  const made: [Made, ...Made[]] = [{ typeName: 'Pipeline', id }]
  await build.made(made[0])

  const step = async <Result>(
    { path, input }: StepInput,
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
  const make = async <Kind extends StageKind>(stage: PlannedStage<Kind>, next: StageLink | null) => {
    const { kind, body } = stage
    const link = next === null ? {} : { [linkField(next.kind)]: next.id }
    const { id: stageId } = await step(
      stage,
      () => stagesOf<StageKind>(client, kind).create(id, { ...body, ...link }),
      kind,
    )
    const one = { typeName: stageType(kind), id: stageId }
    made.push(one)
    await build.made(one)
    return stageId
  }
  /** Each rule leads to its own backend stage or to the pipeline's. */
  const makeRules = async (rules: readonly PlannedRule[], backendId: string) => {
    const requests: RouteRuleRequest[] = []
    for (const { match, backend } of rules)
      requests.push({
        ...(match !== null && { rule_http_match: match }),
        backend_stage_id: backend === null ? backendId : await make(backend, null),
      })
    return requests
  }

  const backendId = await make(plan.backend, null)
  let next: StageLink = { kind: 'backend', id: backendId }
  for (const stage of plan.stages) {
    const rules = stage.kind === 'route' ? await makeRules(plan.rules, backendId) : []
    const stageId = await make(stage, next)
    if (rules.length > 0)
      await step(stage, () => unlessRefused(client.stages.route.setRules(stageId, { route_rules: rules })))
    if (stage.kind === HEAD_KIND) await step(stage, () => setHead(tools, id, stageId))
    next = { kind: stage.kind, id: stageId }
  }
  await build.ended({ outcome: 'built' })
  // The response to the create is out of date: the pipeline had no head then.
  return client.pipelines.get(id).then(
    (read) => ({ pipeline: read, isRead: true }),
    (error: unknown) => withKnownFacts(pipeline, toError(error)),
  )
}

/** Uses the detached client. If the call were cut off when the caller leaves, a pipeline could exist whose id nobody knows. */
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

/** Whether a write may have taken effect: it was sent and not refused. A caller that leaves may cut it off at any moment. */
function isDoubtful(error: unknown): boolean {
  return !(error instanceof EdgeServicesError) || error.mayHaveHappened
}

/** Reads the heads if the response was lost. If the head is set, the pipeline is complete after all. */
async function setHead({ client, detachedClient }: BuildTools, pipelineId: string, dnsStageId: string) {
  const head = { add_new_head_stage: { new_stage_id: dnsStageId } }
  try {
    await unlessRefused(client.pipelines.setHeadStage(pipelineId, head))
  } catch (error) {
    // Otherwise the API refused, or the caller has left and no longer wants the pipeline.
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

/** Waits for a write whose response is not needed: an unreadable response is a success all the same. */
async function unlessRefused(write: Promise<unknown>): Promise<void> {
  await write.catch((error: unknown) => {
    if (!(error instanceof UnexpectedBodyError)) throw error
  })
}

export type BuiltPipeline = {
  pipeline: Pipeline
  /** Whether all of it was read after the pipeline was complete. */
  isRead: boolean
}

/**
 * The known facts about a pipeline that could not be read after it was complete. The response to its create has the fields that
 * do not change with its stages. The status is unknown, the list of errors holds the reason why the pipeline could not be
 * read, and the moment of the last change is the last one known.
 */
function withKnownFacts(created: Pipeline, failure: Error): BuiltPipeline {
  const pipeline = Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(created),
      status: { value: 'unknown_status', enumerable: true },
      // GraphQL reports an error in a list as an item that failed.
      errors: { value: [failure], enumerable: true },
    },
  ) as Pipeline
  return { pipeline, isRead: false }
}

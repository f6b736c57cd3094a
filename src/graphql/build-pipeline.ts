/**
 * Builds a whole pipeline, all or nothing. It starts at the backend stage, because a link can lead only to a stage that
 * exists, and sets the head last, so that nothing is served before the pipeline is complete.
 */
import type { EdgeServicesClient } from '../api-client/client.js'
import { EdgeServicesError, UnexpectedBodyError } from '../api-client/errors.js'
import { stagesOf } from '../api-client/stage-resources.js'
import { isUnreadable, readOr } from '../lib/unreadable.js'
import { toError } from '../loaders/load-or-null.js'
import { stageType } from '../loaders/stage-types.js'
import type { CreatePipelineRequest, Pipeline } from '../wire/pipeline.js'
import type { RouteRuleRequest } from '../wire/route-stage.js'
import { HEAD_KIND, linkField, type StageKind, type StageLink } from '../wire/stage-kinds.js'
import { type CleanUpResult, cleanUp } from './build-clean-up.js'
import type { Build, BuildJournal, BuildOutcome } from './build-journal.js'
import { asFarAsKnown, type BuiltPipeline } from './built-pipeline.js'
import { findLostPipeline } from './find-lost-pipeline.js'
import type { PipelinePlan, PlannedRule, PlannedStage } from './inputs/pipeline-stages-input.js'
import type { LeftBehind, Made } from './left-behind.js'
import { NOTHING_CHANGED } from './user-errors.js'

/** A step failed. */
export class BuildError extends Error {
  override readonly name = 'BuildError'
  constructor(
    /** The place of the step's input: empty for the pipeline's own fields, else below `stages`. */
    readonly path: readonly string[],
    /** The step's own input. */
    readonly input: object,
    /** Objects that exist or may exist. */
    readonly leftBehind: readonly LeftBehind[],
    /** The outcome, as a sentence for the caller. */
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

/** A part of the input that a step is about. */
type StepInput = Pick<PlannedStage, 'path' | 'input'>

/**
 * @returns the pipeline as it is once it is complete; if it could not be read then, what is known of it.
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
  /** Each rule leads to a backend stage of its own, or to the pipeline's. */
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
  // The answer to the create is out of date: the pipeline had no head then.
  return client.pipelines.get(id).then(
    (read) => ({ pipeline: read, isRead: true }),
    (error: unknown) => asFarAsKnown(pipeline, toError(error)),
  )
}

/** Uses the detached client: if the call were cut when the caller leaves, the pipeline would exist and nobody know its id. */
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

/** Reads the heads if the answer was lost: with the head set, the pipeline is complete. */
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

/** For a write whose answer is not needed: an unreadable answer is a success all the same. */
async function unlessRefused(writing: Promise<unknown>): Promise<void> {
  await writing.catch((error: unknown) => {
    if (!(error instanceof UnexpectedBodyError)) throw error
  })
}

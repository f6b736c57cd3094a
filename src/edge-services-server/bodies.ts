/** Records as the API writes them. A link that is not set is absent, never null. */
import type { PipelineError, PipelineStages, Pipeline as WirePipeline } from '../wire/pipeline.js'
import type { PipelineRecord } from './store/pipelines.js'
import { linkField, STAGE_KINDS, type StageKind, type StageRecord } from './store/stage-tables.js'

const MISSING_HEAD_STAGE: PipelineError = {
  stage: 'unknown_stage',
  code: 'pipeline_missing_head_stage',
  severity: 'critical',
  message: 'first (head) stage missing',
  type: 'config',
}

/** A pipeline without a head stage is in `warning`, whichever stages it has; a critical error does not change that. */
export function toPipelineBody(pipeline: PipelineRecord): WirePipeline {
  return {
    id: pipeline.id,
    name: pipeline.name,
    description: pipeline.description,
    status: 'warning',
    errors: [MISSING_HEAD_STAGE],
    project_id: pipeline.projectId,
    organization_id: pipeline.organizationId,
    created_at: pipeline.createdAt,
    updated_at: pipeline.updatedAt,
    vpc_endpoint_ids: [],
  }
}

/** A stage is active once a head stage leads to it. */
export function toStageBody(stage: StageRecord) {
  return {
    ...stage.settings,
    ...(stage.link !== null && { [linkField(stage.link.kind)]: stage.link.id }),
    id: stage.id,
    pipeline_id: stage.pipelineId,
    status: 'inactive',
    created_at: stage.createdAt,
    updated_at: stage.updatedAt,
  }
}

/** Each kind of stage has its list, empty or not. */
export function toPipelineStagesBody(
  pipeline: PipelineRecord,
  stages: readonly StageRecord[],
): PipelineStages {
  const listOf = (kind: StageKind) => stages.filter((stage) => stage.kind === kind).map(toStageBody)
  return {
    pipeline: toPipelineBody(pipeline),
    ...Object.fromEntries(STAGE_KINDS.map((kind) => [`${kind}_stages`, listOf(kind)])),
  }
}

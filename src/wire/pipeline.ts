/** Bodies of `/pipelines` and `/pipelines-stages`. */
import Type, { type Static } from 'typebox'
import { type CreatedAtOrder, type ListQuery, TotalCount } from './list.js'
import {
  type NestedField,
  nestedField,
  STAGE_KINDS,
  STAGES,
  type StageByKind,
  type StageKind,
} from './stage-kinds.js'
import { Id, optional, Timestamp } from './values.js'

/** Enum values are strings here, because the API may add values that the gateway does not know. */
export const PipelineError = Type.Object({
  stage: Type.String(),
  code: Type.String(),
  severity: Type.String(),
  message: Type.String(),
  type: Type.String(),
})
export type PipelineError = Static<typeof PipelineError>

/** `vpc_endpoint_ids` is absent in responses older than May 2026. */
export const Pipeline = Type.Object({
  id: Id,
  name: Type.String(),
  description: optional(Type.String()),
  status: optional(Type.String()),
  errors: optional(Type.Array(PipelineError)),
  project_id: Type.String(),
  organization_id: Type.String(),
  created_at: Timestamp,
  updated_at: Timestamp,
  vpc_endpoint_ids: optional(Type.Array(Type.String())),
})
export type Pipeline = Static<typeof Pipeline>

export const PipelineList = Type.Object({ pipelines: Type.Array(Pipeline), total_count: TotalCount })
export type PipelineList = Static<typeof PipelineList>

/** One pipeline with all its stages. The rules of its route stages are not included. */
export const PipelineStages = Type.Unsafe<PipelineStages>(
  Type.Object({
    pipeline: Pipeline,
    ...Object.fromEntries(
      STAGE_KINDS.map((kind) => [nestedField(kind), optional(Type.Array(STAGES[kind].schema))]),
    ),
  }),
)
export type PipelineStages = { pipeline: Pipeline } & {
  [Kind in StageKind as NestedField<Kind>]?: StageByKind[Kind][] | null
}

export const PipelineStagesList = Type.Object({
  pipelines: Type.Array(PipelineStages),
  total_count: TotalCount,
})
export type PipelineStagesList = Static<typeof PipelineStagesList>

export type PipelineOrder = CreatedAtOrder | 'name_asc' | 'name_desc'

/** Query of `GET /pipelines-stages`. `name` matches pipelines that have this text anywhere in their name. */
export type PipelineStagesQuery = ListQuery<PipelineOrder> & {
  name?: string
  organization_id?: string
  project_id?: string
}

/** Query of `GET /pipelines`. */
export type PipelineQuery = PipelineStagesQuery & { has_backend_stage_lb?: boolean }

export type CreatePipelineRequest = { project_id: string; name: string; description: string }

/** A field that is left out keeps its value. */
export type UpdatePipelineRequest = { name?: string; description?: string }

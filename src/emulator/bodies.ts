/** Turns records into bodies of the API. A link that is not set is absent, never null. */
import type { DnsStage } from '../wire/dns-stage.js'
import type { Pipeline, PipelineError, PipelineStages } from '../wire/pipeline.js'
import type { PurgeRequest } from '../wire/purge-request.js'
import type { RouteRule } from '../wire/route-stage.js'
import { linkField, STAGE_KINDS, type StageKind } from '../wire/stage-kinds.js'
import type { VpcEndpoint } from '../wire/vpc-endpoint.js'
import { DEFAULT_ENDPOINT_ZONE } from './constants.js'
import type { EmulatedKind } from './kinds/kind.js'
import { EMULATED_KINDS } from './kinds/kinds.js'
import type { PipelineRecord } from './store/pipelines.js'
import type { PurgeRequestRecord } from './store/purge-requests.js'
import type { RouteRuleRecord } from './store/route-rules.js'
import type { StageRecord } from './store/stage-record.js'
import type { VpcEndpointRecord } from './store/vpc-endpoints.js'

const MISSING_HEAD_STAGE: PipelineError = {
  stage: 'unknown_stage',
  code: 'pipeline_missing_head_stage',
  severity: 'critical',
  message: 'first (head) stage missing',
  type: 'config',
}

export function toPipelineBody(pipeline: PipelineRecord): Pipeline {
  const errors = errorsOf(pipeline)
  return {
    id: pipeline.id,
    name: pipeline.name,
    description: pipeline.description,
    status: statusOf(pipeline, errors),
    errors,
    project_id: pipeline.projectId,
    organization_id: pipeline.organizationId,
    created_at: pipeline.createdAt,
    updated_at: pipeline.updatedAt,
    vpc_endpoint_ids: [...pipeline.vpcEndpointIds],
  }
}

/** Even a critical error only makes the status `warning`. */
function statusOf({ isPending }: PipelineRecord, errors: readonly PipelineError[]): string {
  if (errors.length > 0) return 'warning'
  return isPending ? 'pending' : 'ready'
}

/** One error for each kind of stage at which requests get stuck. Kinds that errors cannot name share one error. */
function errorsOf({ deadEnds }: PipelineRecord): PipelineError[] {
  if (deadEnds === null) return [MISSING_HEAD_STAGE]
  const names = deadEnds.map(stageNameInErrors)
  return [...new Set(names)].map((stage) => ({
    stage,
    code: 'pipeline_invalid_workflow',
    severity: 'critical',
    message: 'the chain of stages does not reach a backend stage',
    type: 'config',
  }))
}

function stageNameInErrors(kind: StageKind): string {
  const { isNamedInErrors }: EmulatedKind = EMULATED_KINDS[kind]
  return isNamedInErrors === true ? kind : 'unknown_stage'
}

export function toStageBody(stage: StageRecord) {
  return {
    ...stage.settings,
    ...(stage.link !== null && { [linkField(stage.link.kind)]: stage.link.id }),
    ...(stage.kind === 'dns' && defaultNamesOf(stage)),
    id: stage.id,
    pipeline_id: stage.pipelineId,
    status: stage.isActive ? 'active' : 'inactive',
    created_at: stage.createdAt,
    updated_at: stage.updatedAt,
  }
}

/** Only a head has a default name. The emulator has no private names. */
function defaultNamesOf({
  isHead,
  pipelineId,
}: StageRecord): Pick<DnsStage, 'default_fqdn' | 'default_private_fqdn'> {
  return { default_fqdn: isHead ? defaultFqdn(pipelineId) : '', default_private_fqdn: '' }
}

export function defaultFqdn(pipelineId: string): string {
  return `${pipelineId}.${DEFAULT_ENDPOINT_ZONE}`
}

export function toRouteRuleBody({ httpMatch, target, position, routeStageId }: RouteRuleRecord): RouteRule {
  return {
    ...(httpMatch !== null && { rule_http_match: httpMatch }),
    [linkField(target.kind)]: target.id,
    position,
    route_stage_id: routeStageId,
  }
}

export function toPurgeRequestBody(request: PurgeRequestRecord): PurgeRequest {
  return {
    id: request.id,
    pipeline_id: request.pipelineId,
    status: request.isPending ? 'pending' : 'done',
    ...(request.assets === null ? { all: true } : { assets: [...request.assets] }),
    created_at: request.createdAt,
    updated_at: request.updatedAt,
  }
}

export function toVpcEndpointBody(endpoint: VpcEndpointRecord): VpcEndpoint {
  return {
    id: endpoint.id,
    project_id: endpoint.projectId,
    region: endpoint.region,
    private_network_id: endpoint.privateNetworkId,
    created_at: endpoint.createdAt,
    updated_at: endpoint.updatedAt,
  }
}

/** Every kind of stage has a list, even if it is empty. */
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

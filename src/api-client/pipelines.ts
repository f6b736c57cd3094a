/** `/pipelines`, with their head stages and VPC endpoints, and `/pipelines-stages`. */
import {
  HeadStageList,
  type HeadStageQuery,
  SetHeadStageAnswer,
  type SetHeadStageRequest,
} from '../wire/head-stage.js'
import {
  type CreatePipelineRequest,
  Pipeline,
  PipelineList,
  type PipelineQuery,
  PipelineStagesList,
  type PipelineStagesQuery,
  type UpdatePipelineRequest,
} from '../wire/pipeline.js'
import { PipelineVpcEndpoints, type SetVpcEndpointsRequest } from '../wire/vpc-endpoint.js'
import { readJson, readNothing } from './body.js'
import type { Call } from './call.js'
import { pathId, toQueryString } from './path.js'

export type PipelineResource = {
  list(query: PipelineQuery): Promise<PipelineList>
  /** Pages and `total_count` count pipelines; the stages of each come complete, but routes without their rules. */
  listWithStages(query: PipelineStagesQuery): Promise<PipelineStagesList>
  get(id: string): Promise<Pipeline>
  create(body: CreatePipelineRequest): Promise<Pipeline>
  update(id: string, body: UpdatePipelineRequest): Promise<Pipeline>
  delete(id: string): Promise<void>
  listHeadStages(id: string, query: HeadStageQuery): Promise<HeadStageList>
  /** Adds, removes or swaps one. */
  setHeadStage(id: string, body: SetHeadStageRequest): Promise<SetHeadStageAnswer>
  /** Replaces the set of VPC endpoints that the pipeline uses. */
  setVpcEndpoints(id: string, body: SetVpcEndpointsRequest): Promise<PipelineVpcEndpoints>
}

const readPipeline = readJson('a pipeline', Pipeline, 'id')
const readList = readJson('a list of pipelines', PipelineList, 'pipelines')
const readStagesList = readJson('a list of pipelines with their stages', PipelineStagesList, 'pipelines')

const readHeadStageList = readJson('a list of head stages', HeadStageList, 'head_stages')
const readHeadStage = readJson('the head stage of a pipeline', SetHeadStageAnswer, null)
const readVpcEndpoints = readJson('the VPC endpoints of a pipeline', PipelineVpcEndpoints, null)

const all = '/pipelines'
const one = '/pipelines/{id}'

export function pipelineResource(call: Call): PipelineResource {
  return {
    list: async (query) =>
      call({ method: 'GET', route: all, path: `/pipelines${toQueryString(query)}`, read: readList }),
    listWithStages: async (query) =>
      call({
        method: 'GET',
        route: '/pipelines-stages',
        path: `/pipelines-stages${toQueryString(query)}`,
        read: readStagesList,
      }),
    get: async (id) =>
      call({ method: 'GET', route: one, path: `/pipelines/${pathId(id)}`, read: readPipeline }),
    create: async (body) =>
      call({ method: 'POST', route: all, path: '/pipelines', body, read: readPipeline }),
    update: async (id, body) =>
      call({ method: 'PATCH', route: one, path: `/pipelines/${pathId(id)}`, body, read: readPipeline }),
    delete: async (id) =>
      call({ method: 'DELETE', route: one, path: `/pipelines/${pathId(id)}`, read: readNothing }),
    listHeadStages: async (id, query) =>
      call({
        method: 'GET',
        route: '/pipelines/{id}/head-stages',
        path: `/pipelines/${pathId(id)}/head-stages${toQueryString(query)}`,
        read: readHeadStageList,
      }),
    setHeadStage: async (id, body) =>
      call({
        method: 'POST',
        route: '/pipelines/{id}/set-head-stage',
        path: `/pipelines/${pathId(id)}/set-head-stage`,
        body,
        read: readHeadStage,
        ...(!('add_new_head_stage' in body) && { unlinks: 'head' }),
      }),
    setVpcEndpoints: async (id, body) =>
      call({
        method: 'PUT',
        route: '/pipelines/{id}/vpc-endpoints',
        path: `/pipelines/${pathId(id)}/vpc-endpoints`,
        body,
        read: readVpcEndpoints,
      }),
  }
}

/** `/pipelines`, with their head stages and VPC endpoints, and `/pipelines-stages`. */
import {
  HeadStageList,
  type HeadStageQuery,
  type SetHeadStageRequest,
  SetHeadStageResponse,
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

export type PipelineResource = {
  list(query: PipelineQuery): Promise<PipelineList>
  /** Pages and `total_count` count pipelines. The stages of each pipeline come complete, except that routes lack their rules. */
  listWithStages(query: PipelineStagesQuery): Promise<PipelineStagesList>
  get(id: string): Promise<Pipeline>
  create(body: CreatePipelineRequest): Promise<Pipeline>
  update(id: string, body: UpdatePipelineRequest): Promise<Pipeline>
  delete(id: string): Promise<void>
  listHeadStages(id: string, query: HeadStageQuery): Promise<HeadStageList>
  /** Adds, removes or swaps a head stage. */
  setHeadStage(id: string, body: SetHeadStageRequest): Promise<SetHeadStageResponse>
  /** Replaces the set of VPC endpoints that the pipeline uses. */
  setVpcEndpoints(id: string, body: SetVpcEndpointsRequest): Promise<PipelineVpcEndpoints>
}

const readPipeline = readJson('a pipeline', Pipeline, 'id')
const readList = readJson('a list of pipelines', PipelineList, 'pipelines')
const readStagesList = readJson('a list of pipelines with their stages', PipelineStagesList, 'pipelines')

const readHeadStageList = readJson('a list of head stages', HeadStageList, 'head_stages')
const readHeadStage = readJson('the head stage of a pipeline', SetHeadStageResponse, null)
const readVpcEndpoints = readJson('the VPC endpoints of a pipeline', PipelineVpcEndpoints, null)

const all = '/pipelines'
const one = '/pipelines/{id}'

export const createPipelineResource = (call: Call): PipelineResource => ({
  list: (query) => call({ method: 'GET', route: all, query, read: readList }),
  listWithStages: (query) => call({ method: 'GET', route: '/pipelines-stages', query, read: readStagesList }),
  get: (id) => call({ method: 'GET', route: one, id, read: readPipeline }),
  create: (body) => call({ method: 'POST', route: all, body, read: readPipeline }),
  update: (id, body) => call({ method: 'PATCH', route: one, id, body, read: readPipeline }),
  delete: (id) => call({ method: 'DELETE', route: one, id, read: readNothing }),
  listHeadStages: (id, query) =>
    call({ method: 'GET', route: `${one}/head-stages`, id, query, read: readHeadStageList }),
  setHeadStage: (id, body) =>
    call({
      method: 'POST',
      route: `${one}/set-head-stage`,
      id,
      body,
      read: readHeadStage,
      ...(!('add_new_head_stage' in body) && { unlinks: 'head' }),
    }),
  setVpcEndpoints: (id, body) =>
    call({ method: 'PUT', route: `${one}/vpc-endpoints`, id, body, read: readVpcEndpoints }),
})

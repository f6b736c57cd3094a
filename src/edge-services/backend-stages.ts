/** `/backend-stages`. */
import { Compile } from 'typebox/compile'
import {
  BackendStage,
  BackendStageList,
  type BackendStageQuery,
  type BackendStageRequest,
} from '../wire/backend-stage.js'
import { readJson } from './body.js'
import type { Call } from './call.js'
import { type StageResource, stageResource } from './stages.js'

export type BackendStageResource = StageResource<BackendStage, BackendStageRequest, BackendStageQuery>

const endpoints = {
  segment: 'backend-stages',
  stage: readJson('a backend stage', Compile(BackendStage)),
  list: readJson('a list of backend stages', Compile(BackendStageList)),
}

export const backendStageResource = (call: Call): BackendStageResource => stageResource(endpoints, call)

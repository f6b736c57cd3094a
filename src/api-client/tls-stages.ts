/** `/tls-stages`. */
import {
  type CreateTlsStageRequest,
  TlsStage,
  TlsStageList,
  type TlsStageQuery,
  type UpdateTlsStageRequest,
} from '../wire/tls-stage.js'
import { readJson } from './body.js'
import type { Call } from './call.js'
import { type StageResource, stageResource } from './stages.js'

export type TlsStageResource = StageResource<
  TlsStage,
  CreateTlsStageRequest,
  UpdateTlsStageRequest,
  TlsStageQuery
>

const endpoints = {
  segment: 'tls-stages',
  stage: readJson('a TLS stage', TlsStage, 'id'),
  list: readJson('a list of TLS stages', TlsStageList, 'stages'),
}

export const tlsStageResource = (call: Call): TlsStageResource => stageResource(endpoints, call)

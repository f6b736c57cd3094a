/** `/tls-stages`. */
import { Compile } from 'typebox/compile'
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
  stage: readJson('a TLS stage', Compile(TlsStage)),
  list: readJson('a list of TLS stages', Compile(TlsStageList)),
}

export const tlsStageResource = (call: Call): TlsStageResource => stageResource(endpoints, call)

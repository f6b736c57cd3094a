/** The schema's names for a kind of stage. */
import type { StageKind } from '../wire/stage-kinds.js'

/** `cacheStage`: a field of `Query`, of payloads and of the input of `createPipeline`. */
export function stageName<Kind extends StageKind>(kind: Kind): `${Kind}Stage` {
  return `${kind}Stage`
}

/** `cacheStages`: a field of `Query` and of `Pipeline`. */
export function stageListName<Kind extends StageKind>(kind: Kind): `${Kind}Stages` {
  return `${kind}Stages`
}

/** `cacheStageId`: a link in an input. */
export function stageIdName<Kind extends StageKind>(kind: Kind): `${Kind}StageId` {
  return `${kind}StageId`
}

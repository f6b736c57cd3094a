/** The names in the schema that follow from a kind of stage. */
import { STAGE_KINDS, type StageKind } from '../wire/stage-kinds.js'

/** `cacheStage`: a field of `Query`, of payloads, and of the input of `createPipeline`. */
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

const kindByName = new Map<string, StageKind>(STAGE_KINDS.map((kind) => [stageName(kind), kind]))
const kindByListName = new Map<string, StageKind>(STAGE_KINDS.map((kind) => [stageListName(kind), kind]))

/** The kind of a field such as `cacheStage`; undefined for any other name. */
export function kindOfStageName(name: string): StageKind | undefined {
  return kindByName.get(name)
}

/** The kind of a field such as `cacheStages`; undefined for any other name. */
export function kindOfStageListName(name: string): StageKind | undefined {
  return kindByListName.get(name)
}

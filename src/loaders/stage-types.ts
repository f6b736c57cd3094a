/** The GraphQL types of stages. Each is derived from its kind: `DnsStage` from `dns`. */
import { STAGE_KINDS, type StageKind } from '../wire/stage-kinds.js'

export type StageType<Kind extends StageKind = StageKind> = `${Capitalize<Kind>}Stage`

export function stageType<Kind extends StageKind>(kind: Kind): StageType<Kind> {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Stage` as StageType<Kind>
}

export const stageTypes: readonly StageType[] = STAGE_KINDS.map((kind) => stageType(kind))

const kinds = new Map(STAGE_KINDS.map((kind) => [stageType(kind) as string, kind]))

/** The kind of stage that has this GraphQL type; undefined if no stage has it. */
export function stageKindOf(type: string): StageKind | undefined {
  return kinds.get(type)
}

/** Parses the inputs of stages: the settings of each kind by its own row, and the ids and links that all kinds have. */
import type { StageType } from '../../loaders/stage-types.js'
import type { StageBodies, StageKind } from '../../wire/stage-kinds.js'
import type { PipelineStagesInput, ResolversTypes } from '../__generated__/resolvers.js'
import { stageName } from '../stage-names.js'
import { parseBackendStage } from './backend-stage-input.js'
import { parseCacheStage } from './cache-stage-input.js'
import { checkNotEmpty } from './checks.js'
import { parseDnsStage } from './dns-stage-input.js'
import { field, uuid, withoutNulls } from './fields.js'
import { parseLinks } from './link-inputs.js'
import { accepted, alsoRefusedBy, mapParsed, merged, type Parsed, parsedObject, within } from './parsed.js'
import { parseTlsStage, parseTlsStageUpdate } from './tls-stage-input.js'
import { parseWafStage } from './waf-stage-input.js'

export type CreateStageInput<Kind extends StageKind> = ResolversTypes[`Create${StageType<Kind>}Input`]
export type UpdateStageInput<Kind extends StageKind> = ResolversTypes[`Update${StageType<Kind>}Input`]

/** The part of `createPipeline`'s input for a stage of this kind. */
export type PlannedStageInput<Kind extends StageKind> = NonNullable<PipelineStagesInput[`${Kind}Stage`]>

type StageInput<Kind extends StageKind> = {
  /** The input must not hold nulls: a create has nothing to clear, so null means left out. */
  create: (input: CreateStageInput<Kind> | PlannedStageInput<Kind>) => Parsed<StageBodies[Kind]['create']>
  update: (input: UpdateStageInput<Kind>) => Parsed<StageBodies[Kind]['update']>
}

/** A route stage has only rules, and those have their own mutations. */
const noSettings = () => accepted({})

const STAGE_INPUTS: { readonly [Kind in StageKind]: StageInput<Kind> } = {
  dns: { create: parseDnsStage, update: parseDnsStage },
  tls: { create: parseTlsStage, update: parseTlsStageUpdate },
  cache: { create: parseCacheStage, update: parseCacheStage },
  route: { create: noSettings, update: noSettings },
  waf: { create: parseWafStage, update: parseWafStage },
  backend: { create: parseBackendStage, update: parseBackendStage },
}

export function parseCreateStage<Kind extends StageKind>(
  kind: Kind,
  input: CreateStageInput<Kind>,
): Parsed<{ pipelineId: string; body: StageBodies[Kind]['create'] }> {
  const given = withoutNulls(input)
  const pipelineId = field(given, 'pipelineId', uuid)
  const body = merged(STAGE_INPUTS[kind].create(given), parseLinks(kind, given, null))
  return merged(
    parsedObject({ pipelineId }),
    mapParsed(body, (value) => ({ body: value })),
  )
}

export function parseUpdateStage<Kind extends StageKind>(
  kind: Kind,
  input: UpdateStageInput<Kind>,
): Parsed<{ id: string; body: StageBodies[Kind]['update'] }> {
  const id = alsoRefusedBy(field(input, 'id', uuid), checkNotEmpty(input))
  const body = merged(STAGE_INPUTS[kind].update(input), parseLinks(kind, input, input.id))
  return merged(
    parsedObject({ id }),
    mapParsed(body, (value) => ({ body: value })),
  )
}

/** Parses a stage of a new pipeline, without its link, which follows from the order in which the stages are created. */
export function parsePlannedStage<Kind extends StageKind>(
  kind: Kind,
  input: PlannedStageInput<Kind>,
): Parsed<StageBodies[Kind]['create']> {
  return within([stageName(kind)], STAGE_INPUTS[kind].create(withoutNulls(input)))
}

/** Looks ahead at what is selected of pipelines: which of it needs upstream calls beside the one for the pipeline. */
import type { GraphQLResolveInfo } from 'graphql'
import { stageKindNames, stageKinds } from '../loaders/stage-kinds.js'
import type { Context } from './context.js'
import { argumentsOf, objectType, type SelectedField, selectedFields } from './selection.js'

const stageLists = new Set(stageKindNames.map((kind) => stageKinds[kind].pipelineField))

/** What comes along when pipelines are listed with their stages. */
const comesAlong = new Set([...stageLists, 'headStages'])
const needsOwnCall = new Set([...comesAlong, 'purgeRequests'])

/** Whether any of these fields of pipelines is there when they are listed with their stages. */
export function selectsStages(fields: readonly SelectedField[]): boolean {
  return fields.some(({ name }) => comesAlong.has(name))
}

/**
 * Starts to read what is selected of a pipeline by calls of its own, without waiting for the pipeline itself. The loaders
 * keep what is read for when the fields are resolved, which is also when whatever goes wrong is reported.
 */
export function prefetchPipelineFields(pipelineId: string, context: Context, info: GraphQLResolveInfo): void {
  const type = objectType(info.returnType)
  for (const selected of selectedFields(info, type, info.fieldNodes)) {
    if (!needsOwnCall.has(selected.name)) continue
    const field = type.getFields()[selected.name]
    const resolve = async () =>
      field?.resolve?.({ id: pipelineId }, argumentsOf(info, type, selected), context, {
        ...info,
        fieldName: selected.name,
        fieldNodes: selected.nodes,
        returnType: field.type,
      })
    resolve().catch(() => {})
  }
}

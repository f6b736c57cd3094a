/** Looks ahead at the selected fields of pipelines, because some need upstream calls beside the one for the pipeline. */
import type { GraphQLResolveInfo } from 'graphql'
import { STAGE_KINDS } from '../wire/stage-kinds.js'
import type { Context } from './context.js'
import { argumentsOf, objectType, type SelectedField, selectedFields } from './selection.js'
import { stageListName } from './stage-names.js'

/** The fields that need no further call when pipelines are listed with their stages. */
const STAGE_FIELDS = new Set([...STAGE_KINDS.map(stageListName), 'headStages'])
const FIELDS_WITH_OWN_CALL = new Set([...STAGE_FIELDS, 'purgeRequests'])

/**
 * Whether a page of pipelines is read with all their stages (`GET /pipelines-stages`), because the selected fields of the pipelines need
 * stages. That call cannot filter by Load Balancer. The resolver of `pipelines` and its cost both go by this rule.
 */
export function readsStagesAlong(
  filter: { readonly hasBackendStageLb?: unknown },
  fields: readonly SelectedField[],
): boolean {
  return filter.hasBackendStageLb !== true && fields.some(({ name }) => STAGE_FIELDS.has(name))
}

/**
 * Starts the calls that a pipeline's selected fields need, without waiting for the pipeline itself. The loaders keep the
 * results until the fields are resolved, and failures are reported then.
 */
export function prefetchPipelineFields(pipelineId: string, context: Context, info: GraphQLResolveInfo): void {
  const type = objectType(info.returnType)
  for (const selected of selectedFields(info, type, info.fieldNodes)) {
    if (!FIELDS_WITH_OWN_CALL.has(selected.name)) continue
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

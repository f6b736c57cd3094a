import { DEFAULT_PAGE_SIZE, readConnection } from '../../../pagination/connection.js'
import { listScope } from '../../../pagination/cursor.js'
import { createdAtOrder, nameOrder, type Order } from '../../../pagination/order.js'
import { pagedSource } from '../../../pagination/paged-source.js'
import type { Pipeline, PipelineOrder } from '../../../wire/pipeline.js'
import type { PipelineFilter, QueryResolvers } from '../../__generated__/resolvers.js'
import { toProjectFilter } from '../../ids.js'
import { readsStagesAlong } from '../../pipeline-fields.js'
import { countsOnly, fieldsAt } from '../../selection.js'
import { toDirection } from '../../stage-lists.js'

/**
 * A page takes one upstream call. If stages are selected below it, the call includes them: see `readsStagesAlong`. Otherwise the lists of
 * each pipeline are read one by one.
 */
export const pipelines: QueryResolvers['pipelines'] = (_root, args, context, info) => {
  const { loaders, knowledge } = context
  const direction = toDirection(args.orderBy)
  const order: Order<Pipeline> =
    args.orderBy?.field === 'NAME' ? nameOrder(direction) : createdAtOrder(direction)
  const { hasBackendStageLb, ...filter } = toWireFilter(args.filter)
  const countOnly = countsOnly(info)
  const pageSize = countOnly ? 0 : (args.first ?? args.last ?? DEFAULT_PAGE_SIZE)
  const fields = pageSize === 0 ? [] : [...fieldsAt(info, 'nodes'), ...fieldsAt(info, 'edges.node')]
  const withStages = readsStagesAlong({ hasBackendStageLb }, fields)
  const source = pagedSource(
    (page, page_size) => {
      const query = { ...filter, order_by: order.name as PipelineOrder, page, page_size }
      return withStages
        ? loaders.pipelines.readPageWithStages(query)
        : loaders.pipelines.readPage({
            ...query,
            ...(hasBackendStageLb !== undefined && { has_backend_stage_lb: hasBackendStageLb }),
          })
    },
    knowledge.of(withStages ? 'pipelines-stages' : 'pipelines'),
  )
  const list = () => listScope('Pipeline', { ...filter, hasBackendStageLb })
  return readConnection(source, { list, order, args, countOnly, countNodes: context.countNodes })
}

function toWireFilter(filter: PipelineFilter | null | undefined) {
  const { name, hasBackendStageLb } = filter ?? {}
  return {
    ...(typeof name === 'string' && { name }),
    ...toProjectFilter(filter),
    ...(hasBackendStageLb === true && { hasBackendStageLb }),
  }
}

import { toPipelineStagesBody } from '../bodies.js'
import { jsonResponse } from '../responses.js'
import type { StageRecord } from '../store/stage-record.js'
import { PIPELINE_ORDERS, queryArguments, readListQuery } from '../validation/list-query.js'
import { readPipelineFilter } from '../validation/pipeline.js'
import { type App, addResource, type RouteContext } from './resource.js'

/** A page is a number of pipelines, each with all its stages. */
export function addPipelinesStagesRoutes(app: App, { store, pageSizes }: RouteContext): void {
  addResource(app, '/pipelines-stages', {
    GET: ({ req }) => {
      const args = queryArguments(req.query())
      const query = args.accept({
        ...readPipelineFilter(args),
        ...readListQuery(args, PIPELINE_ORDERS, pageSizes),
      })
      const { items, total, stages } = store.read(() => {
        const page = store.pipelines.list(query, query.order, query)
        return { ...page, stages: store.stages.ofPipelines(page.items.map(({ id }) => id)) }
      })
      const stagesOf = groupByPipeline(stages)
      const pipelines = items.map((pipeline) =>
        toPipelineStagesBody(pipeline, stagesOf.get(pipeline.id) ?? []),
      )
      return jsonResponse(200, { pipelines, total_count: total })
    },
  })
}

function groupByPipeline(stages: readonly StageRecord[]): Map<string, StageRecord[]> {
  const groups = new Map<string, StageRecord[]>()
  for (const stage of stages) {
    const group = groups.get(stage.pipelineId)
    if (group === undefined) groups.set(stage.pipelineId, [stage])
    else group.push(stage)
  }
  return groups
}

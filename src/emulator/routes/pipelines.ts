import { toPipelineBody } from '../bodies.js'
import { NotFound } from '../errors.js'
import { jsonResponse, noContentResponse } from '../responses.js'
import type { PipelineRecord } from '../store/pipelines.js'
import type { Store } from '../store/store.js'
import { parsePathId } from '../validation/arguments.js'
import { PIPELINE_ORDERS, queryArguments, readListQuery } from '../validation/list-query.js'
import {
  parsePipelineCreation,
  parsePipelineUpdate,
  readPipelineFilterWithOrigin,
} from '../validation/pipeline.js'
import { readBody } from './read-body.js'
import { type App, addResource, type RouteContext } from './resource.js'

export function addPipelineRoutes(app: App, { store, pageSizes }: RouteContext): void {
  addResource(app, '/pipelines', {
    GET: ({ req }) => {
      const args = queryArguments(req.query())
      const query = args.accept({
        ...readPipelineFilterWithOrigin(args),
        ...readListQuery(args, PIPELINE_ORDERS, pageSizes),
      })
      const { items, total } = store.read(() => store.pipelines.list(query, query.order, query))
      return jsonResponse(200, { pipelines: items.map(toPipelineBody), total_count: total })
    },
    POST: async (request) => {
      const args = await readBody(request)
      const values = parsePipelineCreation(args)
      return jsonResponse(200, toPipelineBody(await store.write(() => store.pipelines.create(values))))
    },
  })

  addResource(app, '/pipelines/:pipeline_id', {
    GET: ({ req }) => {
      const id = parsePathId('pipeline_id', req.param('pipeline_id'))
      return jsonResponse(200, toPipelineBody(requirePipeline(store, id)))
    },
    PATCH: async (request) => {
      const id = parsePathId('pipeline_id', request.req.param('pipeline_id'))
      const args = await readBody(request)
      const pipeline = await store.write(() => {
        const values = parsePipelineUpdate(args, requirePipeline(store, id))
        return store.pipelines.update(id, values)
      })
      return jsonResponse(200, toPipelineBody(pipeline))
    },
    DELETE: async ({ req }) => {
      const id = parsePathId('pipeline_id', req.param('pipeline_id'))
      const existed = await store.write(() => store.pipelines.delete(id))
      if (!existed) throw new NotFound()
      return noContentResponse()
    },
  })
}

export function requirePipeline(store: Store, id: string): PipelineRecord {
  const pipeline = store.pipelines.get(id)
  if (pipeline === null) throw new NotFound()
  return pipeline
}

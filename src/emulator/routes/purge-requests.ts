import { toPurgeRequestBody } from '../bodies.js'
import { NotFound } from '../errors.js'
import { jsonResponse } from '../responses.js'
import type { PurgeRequestRecord } from '../store/purge-requests.js'
import { parsePathId } from '../validation/arguments.js'
import { CREATED_AT_ORDERS, queryArguments, readListQuery } from '../validation/list-query.js'
import { parsePurgeRequest, readPurgeRequestFilter } from '../validation/purge-request.js'
import { requirePipeline } from './pipelines.js'
import { readBody } from './read-body.js'
import { type App, addResource, type RouteContext } from './resource.js'

export function addPurgeRequestRoutes(app: App, { store, pageSizes, onPurgeRequest }: RouteContext): void {
  /** The ids of purge requests whose `onPurgeRequest` is running or has failed. They stay pending regardless of the time. */
  const unfinished = new Set<string>()
  const toBody = (record: PurgeRequestRecord) =>
    toPurgeRequestBody(unfinished.has(record.id) ? { ...record, isPending: true } : record)

  addResource(app, '/purge-requests', {
    GET: ({ req }) => {
      const args = queryArguments(req.query())
      const query = args.accept({
        ...readPurgeRequestFilter(args),
        ...readListQuery(args, CREATED_AT_ORDERS, pageSizes),
      })
      const { items, total } = store.read(() => store.purgeRequests.list(query, query.order, query))
      return jsonResponse(200, { purge_requests: items.map(toBody), total_count: total })
    },
    POST: async (request) => {
      const args = await readBody(request)
      const { pipelineId, assets } = parsePurgeRequest(args)
      const record = await store.write(() =>
        store.purgeRequests.create(requirePipeline(store, pipelineId), assets),
      )
      const body = toPurgeRequestBody(record)
      unfinished.add(record.id)
      await onPurgeRequest(body)
      unfinished.delete(record.id)
      return jsonResponse(200, body)
    },
  })

  addResource(app, '/purge-requests/:purge_request_id', {
    GET: ({ req }) => {
      const record = store.purgeRequests.get(parsePathId('purge_request_id', req.param('purge_request_id')))
      if (record === null) throw new NotFound()
      return jsonResponse(200, toBody(record))
    },
  })
}

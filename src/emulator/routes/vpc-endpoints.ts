import { toVpcEndpointBody } from '../bodies.js'
import { NotFound, ResourceStillInUse } from '../errors.js'
import { jsonResponse, noContentResponse } from '../responses.js'
import type { Store } from '../store/store.js'
import type { VpcEndpointRecord } from '../store/vpc-endpoints.js'
import { parsePathId } from '../validation/arguments.js'
import { queryArguments, readScopeFilter, readVpcEndpointQuery } from '../validation/list-query.js'
import { parseVpcEndpoint, parseVpcEndpointSet } from '../validation/vpc-endpoint.js'
import { requirePipeline } from './pipelines.js'
import { readBody } from './read-body.js'
import { type App, addResource, type RouteContext } from './resource.js'

export function addVpcEndpointRoutes(app: App, { store, pageSizes }: RouteContext): void {
  addResource(app, '/vpc-endpoints', {
    GET: ({ req }) => {
      const args = queryArguments(req.query())
      const query = args.accept({ ...readScopeFilter(args), ...readVpcEndpointQuery(args, pageSizes) })
      const { items, total } = store.read(() => store.vpcEndpoints.list(query, query.order, query))
      return jsonResponse(200, { vpc_endpoints: items.map(toVpcEndpointBody), total_count: total })
    },
    POST: async (request) => {
      const args = await readBody(request)
      const values = parseVpcEndpoint(args)
      return jsonResponse(200, toVpcEndpointBody(await store.write(() => store.vpcEndpoints.create(values))))
    },
  })

  addResource(app, '/vpc-endpoints/:vpc_endpoint_id', {
    GET: ({ req }) => {
      const id = parsePathId('vpc_endpoint_id', req.param('vpc_endpoint_id'))
      return jsonResponse(200, toVpcEndpointBody(requireVpcEndpoint(store, id)))
    },
    DELETE: async ({ req }) => {
      const id = parsePathId('vpc_endpoint_id', req.param('vpc_endpoint_id'))
      await store.write(() => {
        requireVpcEndpoint(store, id)
        const [pipelineId] = store.vpcEndpoints.pipelinesWith(id)
        if (pipelineId !== undefined)
          throw new ResourceStillInUse(`pipeline ${pipelineId} has this VPC endpoint`)
        store.vpcEndpoints.delete(id)
      })
      return noContentResponse()
    },
  })

  addResource(app, '/pipelines/:pipeline_id/vpc-endpoints', {
    PUT: async (request) => {
      const pipelineId = parsePathId('pipeline_id', request.req.param('pipeline_id'))
      const args = await readBody(request)
      const endpoints = await store.write(() => {
        const { projectId } = requirePipeline(store, pipelineId)
        const found = parseVpcEndpointSet(args, projectId, (id) => store.vpcEndpoints.get(id))
        store.vpcEndpoints.attach(
          pipelineId,
          found.map(({ id }) => id),
        )
        return found
      })
      return jsonResponse(200, {
        pipeline_id: pipelineId,
        vpc_endpoints: endpoints.map(toVpcEndpointBody),
        total_count: endpoints.length,
      })
    },
  })
}

function requireVpcEndpoint(store: Store, id: string): VpcEndpointRecord {
  const endpoint = store.vpcEndpoints.get(id)
  if (endpoint === null) throw new NotFound()
  return endpoint
}

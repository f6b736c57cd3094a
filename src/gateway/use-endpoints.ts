import type { Plugin } from 'graphql-yoga'
import type { Registry } from 'prom-client'
import type { RequestContext } from './request/request-context.js'

type EndpointsOptions = {
  graphqlPath: string
  sdl: string
  metrics: Registry
  /** False while the process drains: load balancers should send nothing more. */
  isReady: () => boolean
}

/**
 * Serves `/health`, `/ready`, `/metrics` and `/schema.graphql` beside GraphQL, and lists them at `/`. Any other path gets a 404 in
 * JSON.
 */
export function useEndpoints({
  graphqlPath,
  sdl,
  metrics,
  isReady,
}: EndpointsOptions): Plugin<object, RequestContext> {
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (url.pathname === graphqlPath) return
      const send = (body: string, contentType: string, status = 200) =>
        endResponse(new fetchAPI.Response(body, { status, headers: { 'content-type': contentType } }))
      const sendJson = (body: object, status = 200) => send(JSON.stringify(body), 'application/json', status)

      const isRead = request.method === 'GET' || request.method === 'HEAD'
      switch (isRead ? url.pathname : null) {
        case '/':
          return sendJson({
            name: 'Edgeway',
            graphql: graphqlPath,
            schema: '/schema.graphql',
            health: '/health',
            ready: '/ready',
            metrics: '/metrics',
          })
        case '/health':
          return sendJson({ status: 'ok' })
        case '/ready':
          return isReady() ? sendJson({ status: 'ready' }) : sendJson({ status: 'draining' }, 503)
        case '/metrics':
          return send(await metrics.metrics(), metrics.contentType)
        case '/schema.graphql':
          return send(sdl, 'text/plain; charset=utf-8')
        default:
          return sendJson({ message: `Nothing is here. GraphQL is at ${graphqlPath}.` }, 404)
      }
    },
  }
}

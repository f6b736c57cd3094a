/** How routes are declared: a path, and a handler for each method it knows. */
import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import type { Clock } from '../../lib/clock.js'
import type { PurgeRequest } from '../../wire/purge-request.js'
import { MethodNotAllowed } from '../errors.js'
import type { Store } from '../store/store.js'
import type { PageSizes } from '../validation/list-query.js'

export type Env = { Bindings: Partial<HttpBindings> }
export type App = Hono<Env>
export type RouteContext = {
  store: Store
  pageSizes: PageSizes
  clock: Clock
  /** The zones in which a name makes a DNS stage `managed`. */
  managedZones: readonly string[]
  /** Told of each purge request once it is on disk, and waited for. */
  onPurgeRequest: (request: PurgeRequest) => void | Promise<void>
}

type Handler = (request: Context<Env>) => Response | Promise<Response>

/** Any other method on the path is a 405 that names those it knows. */
export function addResource(app: App, path: string, handlers: Readonly<Record<string, Handler>>): void {
  for (const [method, handler] of Object.entries(handlers)) app.on(method, path, handler)
  app.all(path, () => {
    throw new MethodNotAllowed(Object.keys(handlers))
  })
}

/** Declares the routes of a path: one handler for each method. */
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
  /** The zones whose names make a DNS stage `managed`. */
  managedZones: readonly string[]
  /** Called with each purge request once it is on disk. The response waits for it. */
  onPurgeRequest: (request: PurgeRequest) => void | Promise<void>
}

type Handler = (request: Context<Env>) => Response | Promise<Response>

/** Any other method on the path gets a 405 that lists the allowed ones. */
export function addResource(app: App, path: string, handlers: Readonly<Record<string, Handler>>): void {
  for (const [method, handler] of Object.entries(handlers)) app.on(method, path, handler)
  app.all(path, () => {
    throw new MethodNotAllowed(Object.keys(handlers))
  })
}

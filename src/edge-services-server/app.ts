/** From a request to the API's answer. */
import { Hono } from 'hono'
import { BASE_PATH } from './constants.js'
import { DeniedAuthentication, InternalError, NotFound, Refusal } from './errors.js'
import type { Faults } from './faults.js'
import { addFaultRoutes } from './routes/faults.js'
import type { App, Env, RouteContext } from './routes/resource.js'
import { ROUTES } from './routes/routes.js'

/** Refusals are answers, and are not logged. */
export type ServerLogger = {
  /** Something of ours broke. */
  error(details: object, message: string): void
  /** Clients were turned away for lack of room. Default: `error`. */
  warn?(details: object, message: string): void
}

/** Any token will do, an empty one will not. It is asked for before anything else, an unknown path included. */
export function createApp(context: RouteContext, faults: Faults, logger: ServerLogger): App {
  const api = new Hono<Env>()
  for (const addRoutes of ROUTES) addRoutes(api, context)

  const app = new Hono<Env>()
  app.use(async ({ req }, next) => {
    if ((req.header('X-Auth-Token') ?? '').trim() === '') throw new DeniedAuthentication()
    await next()
  })
  app.route(BASE_PATH, api)
  addFaultRoutes(app, faults)
  app.notFound(() => new NotFound().toResponse())
  app.onError((error, { req }) => {
    if (error instanceof Refusal) return error.toResponse()
    logger.error(
      { err: error, method: req.method, path: req.path },
      'Edge Services failed to answer a request',
    )
    return new InternalError().toResponse()
  })
  return app
}

/** From a request to the API's answer. */
import { Hono } from 'hono'
import { BASE_PATH } from './constants.js'
import { DeniedAuthentication, InternalError, NotFound, Refusal, ServiceUnavailable } from './errors.js'
import type { Faults } from './faults.js'
import { addFaultRoutes } from './routes/faults.js'
import type { App, Env, RouteContext } from './routes/resource.js'
import { ROUTES } from './routes/routes.js'
import { explainFile, isFileTrouble } from './store/explain-file.js'

/** Errors: something of ours broke, or its file. Warnings: clients were turned away for lack of room. Refusals are not logged. */
export type ServerLogger = Record<'error' | 'warn', (details: object, message: string) => void>

type AppOptions = {
  logger: ServerLogger
  /** The data file, or `:memory:`. For the log. */
  data: string
}

/** Any token will do, an empty one will not. It is asked for before anything else, an unknown path included. */
export function createApp(context: RouteContext, faults: Faults, { logger, data }: AppOptions): App {
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
    const request = { method: req.method, path: req.path }
    if (isFileTrouble(error)) {
      const problem = explainFile(data, error)
      logger.error({ ...request, data, problem, err: error }, 'the data of Edge Services cannot be used')
      return new ServiceUnavailable().toResponse()
    }
    logger.error({ ...request, err: error }, 'Edge Services failed to answer a request')
    return new InternalError().toResponse()
  })
  return app
}

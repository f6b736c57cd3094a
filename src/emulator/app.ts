/** Routes requests to handlers, and turns their errors into responses. */
import { Hono } from 'hono'
import type { Logger } from '../lib/logger.js'
import { BASE_PATH } from './constants.js'
import { DeniedAuthentication, InternalError, NotFound, Refusal, ServiceUnavailable } from './errors.js'
import type { Faults } from './faults.js'
import { addCheckRoutes } from './routes/checks.js'
import { addFaultRoutes } from './routes/faults.js'
import { addHeadStageRoutes } from './routes/head-stages.js'
import { addPipelineRoutes } from './routes/pipelines.js'
import { addPipelinesStagesRoutes } from './routes/pipelines-stages.js'
import { addPlanRoutes } from './routes/plans.js'
import { addPurgeRequestRoutes } from './routes/purge-requests.js'
import type { App, Env, RouteContext } from './routes/resource.js'
import { addRouteRuleRoutes } from './routes/route-rules.js'
import { addAllStageRoutes } from './routes/stages.js'
import { addVpcEndpointRoutes } from './routes/vpc-endpoints.js'
import { explainFile, isFileTrouble } from './store/explain-file.js'

/** Errors are failures of the emulator or its file. Warnings say that connections were closed for lack of room. Refusals are not logged. */
export type ServerLogger = Pick<Logger, 'error' | 'warn'>

type AppOptions = {
  logger: ServerLogger
  /** The data file, or `:memory:`. Error messages in the log name it. */
  data: string
}

/** Accepts any token that is not empty. The token is checked first, even for unknown paths. */
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

/** All routes of the API, one entry for each kind of resource. */
export const ROUTES: readonly ((app: App, context: RouteContext) => void)[] = [
  addPipelineRoutes,
  addPipelinesStagesRoutes,
  addHeadStageRoutes,
  addAllStageRoutes,
  addRouteRuleRoutes,
  addPurgeRequestRoutes,
  addCheckRoutes,
  addPlanRoutes,
  addVpcEndpointRoutes,
]

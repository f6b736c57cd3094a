import { backendStages } from '../store/backend-stages.js'
import { parseBackendStage } from '../validation/backend-stage.js'
import { queryArguments } from '../validation/list-query.js'
import { type App, addResource, type RouteContext } from './resource.js'
import { addStageRoutes, listAnswer } from './stages.js'

export const backendStageResource = { table: backendStages, parse: parseBackendStage }

export function addBackendStageRoutes(app: App, context: RouteContext): void {
  addStageRoutes(app, context, backendStageResource)

  addResource(app, '/search-backend-stages', {
    GET: ({ req }) => {
      const args = queryArguments(req.query())
      const projectId = args.requiredUuid('project_id') ?? ''
      return listAnswer(context, backendStages, { projectId }, args)
    },
  })
}

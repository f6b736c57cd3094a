import { wafStages } from '../store/waf-stages.js'
import { queryArguments } from '../validation/list-query.js'
import { parseWafStage } from '../validation/waf-stage.js'
import { type App, addResource, type RouteContext } from './resource.js'
import { addStageRoutes, listAnswer } from './stages.js'

export const wafStageResource = { table: wafStages, parse: parseWafStage }

export function addWafStageRoutes(app: App, context: RouteContext): void {
  addStageRoutes(app, context, wafStageResource)

  addResource(app, '/search-waf-stages', {
    GET: ({ req }) => {
      const args = queryArguments(req.query())
      const projectId = args.requiredUuid('project_id') ?? ''
      return listAnswer(context, wafStages, { projectId }, args)
    },
  })
}

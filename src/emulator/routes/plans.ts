import { NotFound, ResourceStillInUse } from '../errors.js'
import { billingOf, PLANS } from '../plans.js'
import { jsonResponse, noContentResponse } from '../responses.js'
import type { Store } from '../store/store.js'
import { type Arguments, parsePathId } from '../validation/arguments.js'
import { readBody } from './read-body.js'
import { type App, addResource, type RouteContext } from './resource.js'

/** Selecting a plan takes the project in the body. Reading and leaving one take it in the path. */
export function addPlanRoutes(app: App, { store }: RouteContext): void {
  addResource(app, '/plans', {
    GET: () => {
      const plans = Object.values(PLANS).map(({ details }) => details)
      return jsonResponse(200, { plans, total_count: plans.length })
    },
  })

  addResource(app, '/current-plan', {
    PATCH: async (request) => {
      const args = await readBody(request)
      const { projectId, planName } = parsePlanSelection(args)
      await store.write(() => store.currentPlans.select(projectId, planName))
      return jsonResponse(200, { plan_name: planName })
    },
  })

  addResource(app, '/current-plan/:project_id', {
    GET: ({ req }) => {
      const projectId = parsePathId('project_id', req.param('project_id'))
      return jsonResponse(200, { plan_name: requirePlan(store, projectId).details.plan_name })
    },
    DELETE: async ({ req }) => {
      const projectId = parsePathId('project_id', req.param('project_id'))
      await store.write(() => {
        requirePlan(store, projectId)
        const pipelines = store.projects.total('pipelines', projectId)
        if (pipelines > 0)
          throw new ResourceStillInUse(`the project still has pipelines, ${pipelines} of them`)
        store.currentPlans.delete(projectId)
      })
      return noContentResponse()
    },
  })

  addResource(app, '/billing/:project_id', {
    GET: ({ req }) => {
      const projectId = parsePathId('project_id', req.param('project_id'))
      const billing = store.read(() =>
        billingOf(requirePlan(store, projectId), {
          pipelines: store.projects.total('pipelines', projectId),
          wafStages: store.projects.total('waf stages', projectId),
        }),
      )
      return jsonResponse(200, billing)
    },
  })
}

function requirePlan(store: Store, projectId: string) {
  const plan = PLANS[store.currentPlans.get(projectId) ?? '']
  if (plan === undefined) throw new NotFound()
  return plan
}

function parsePlanSelection(args: Arguments): { projectId: string; planName: string } {
  return args.accept({
    projectId: args.requiredUuid('project_id'),
    planName: args.requiredEnumValue('plan_name', Object.keys(PLANS), 'unknown_name'),
  })
}

/** Everything that the emulator keeps. */
import { createCurrentPlanStore } from './current-plans.js'
import type { Database } from './database.js'
import { createGraph } from './graph.js'
import { createHeadStageStore } from './head-stages.js'
import { createPipelineStore } from './pipelines.js'
import { createProjectStore } from './projects.js'
import { createPurgeRequestStore } from './purge-requests.js'
import { createRouteRuleStore } from './route-rules.js'
import { createStageStore } from './stages.js'
import type { StoreOptions } from './store-options.js'
import { createVpcEndpointStore } from './vpc-endpoints.js'

export type Store = ReturnType<typeof createStore>

/** Call methods that write within `write`, which makes one transaction of them, on disk once it resolves. */
export function createStore(database: Database, options: StoreOptions) {
  const projects = createProjectStore(database, options)
  const pipelines = createPipelineStore(database, projects, options)
  const graph = createGraph(database, options)
  const stages = createStageStore(database, pipelines, graph, options)
  return {
    projects,
    pipelines,
    stages,
    headStages: createHeadStageStore(database, pipelines, graph),
    routeRules: createRouteRuleStore(database, { projects, pipelines, stages, graph }, options),
    purgeRequests: createPurgeRequestStore(database, projects, options),
    vpcEndpoints: createVpcEndpointStore(database, { projects, pipelines, graph }, options),
    currentPlans: createCurrentPlanStore(database, projects),
    read: database.read,
    write: database.write,
  }
}

/** A route stage on the way to an origin. */

import type { Forward } from '../http-cache/message.js'
import type { ServedRouteStage } from '../wire/served-pipeline.js'
import { createRuleMatcher } from './route-rules.js'

export type RouteForwardOptions = {
  pipelineId: string
  stage: ServedRouteStage
  /** That of each rule. Null: it leads nowhere. */
  targets: readonly (Forward | null)[]
  /** For what no rule matches. */
  otherwise: Forward | null
  logger: { warn(details: object, message: string): void }
}

/** Null where some target leads nowhere. Rules that can never match are logged while this compiles. */
export function createRouteForward({
  pipelineId,
  stage,
  targets,
  otherwise,
  logger,
}: RouteForwardOptions): Forward | null {
  const forwards = targets.filter((target) => target !== null)
  if (otherwise === null || forwards.length < targets.length) return null
  const matcher = createRuleMatcher(stage.rules, ({ position }, problem) => {
    const details = { pipelineId, routeStageId: stage.id, position, problem }
    logger.warn(details, 'a route rule never matches: the edge cannot run its regular expression')
  })
  return (request, handler) => (forwards[matcher(request)] ?? otherwise)(request, handler)
}

/** A route stage: passes each request on to the target of the first rule that matches. */

import type { FetchFromOrigin } from '../http-cache/message.js'
import type { ServedRouteStage } from '../wire/served-pipeline.js'
import { createRuleMatcher } from './rule-matcher.js'

export type RouteFetchOptions = {
  pipelineId: string
  stage: ServedRouteStage
  /** The target of each rule. Null: the rule leads nowhere. */
  targets: readonly (FetchFromOrigin | null)[]
  /** For requests that no rule matches. */
  otherwise: FetchFromOrigin | null
  logger: { warn(details: object, message: string): void }
}

/** Logs rules that can never match. @returns null if any target leads nowhere. */
export function createRouteFetch({
  pipelineId,
  stage,
  targets,
  otherwise,
  logger,
}: RouteFetchOptions): FetchFromOrigin | null {
  const fetches = targets.filter((target) => target !== null)
  if (otherwise === null || fetches.length < targets.length) return null
  const matcher = createRuleMatcher(stage.rules, ({ position }, problem) => {
    const details = { pipelineId, routeStageId: stage.id, position, problem }
    logger.warn(details, 'a route rule never matches: the edge cannot run its regular expression')
  })
  return (request, handler) => (fetches[matcher(request)] ?? otherwise)(request, handler)
}

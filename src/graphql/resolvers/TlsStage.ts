import type { TlsStageResolvers } from '../__generated__/resolvers.js'
import { linkTo, nextStage, pipelineOf } from '../links.js'

/** Fields not named here are read from the stage as the API answered it. */
export const TlsStage: TlsStageResolvers = {
  managedCertificate: ({ managed_certificate }) => managed_certificate ?? false,
  pipeline: pipelineOf,
  cacheStage: linkTo('CacheStage'),
  backendStage: linkTo('BackendStage'),
  wafStage: linkTo('WafStage'),
  routeStage: linkTo('RouteStage'),
  nextStage,
}

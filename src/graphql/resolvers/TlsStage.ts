import type { TlsStageResolvers } from '../__generated__/resolvers.js'
import { linkTo, nextStage, pipelineOf } from '../links.js'

/** Other fields are read from the stage as the API answered it. */
export const TlsStage: TlsStageResolvers = {
  managedCertificate: ({ managed_certificate }) => managed_certificate ?? false,
  pipeline: pipelineOf,
  cacheStage: linkTo('cache'),
  backendStage: linkTo('backend'),
  wafStage: linkTo('waf'),
  routeStage: linkTo('route'),
  nextStage,
}

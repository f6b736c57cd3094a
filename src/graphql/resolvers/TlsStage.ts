import type { TlsStageResolvers } from '../__generated__/resolvers.js'
import { linkTo, nextStage, pipelineOf } from '../linked-objects.js'

/** Fields without a resolver here are read from the API's stage body. */
export const TlsStage: TlsStageResolvers = {
  managedCertificate: ({ managed_certificate }) => managed_certificate ?? false,
  pipeline: pipelineOf,
  cacheStage: linkTo('cache'),
  backendStage: linkTo('backend'),
  wafStage: linkTo('waf'),
  routeStage: linkTo('route'),
  nextStage,
}

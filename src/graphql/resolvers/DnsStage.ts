import type { DnsStageResolvers } from '../__generated__/resolvers.js'
import { linkTo, nextStage, pipelineOf } from '../linked-objects.js'

/** Fields without a resolver here are read from the API's stage body. */
export const DnsStage: DnsStageResolvers = {
  defaultFqdn: ({ default_fqdn }) => default_fqdn ?? '',
  defaultPrivateFqdn: ({ default_private_fqdn }) => default_private_fqdn ?? '',
  wildcardDomain: ({ wildcard_domain }) => wildcard_domain ?? false,
  fullPrivate: ({ full_private }) => full_private ?? false,
  pipeline: pipelineOf,
  tlsStage: linkTo('tls'),
  cacheStage: linkTo('cache'),
  backendStage: linkTo('backend'),
  nextStage,
}

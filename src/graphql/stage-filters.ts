/** Filters of a pipeline's stage lists: as the API takes them, and as they apply to stages that are at hand. */
import type { StageByKind, StageFilter, StageKind } from '../loaders/stage-kinds.js'
import type { BackendStageFilter, DnsStageFilter, TlsStageFilter } from './__generated__/resolvers.js'
import { optionalUuid } from './ids.js'

/** How the filter argument of a list is read. */
export type FilterOf<Kind extends StageKind, Filter> = {
  /** @throws BAD_USER_INPUT when an id in it is no UUID. */
  toWire: (filter: Filter) => StageFilter
  matches: (stage: StageByKind[Kind], filter: StageFilter) => boolean
}

export const dnsStageFilter: FilterOf<'DnsStage', DnsStageFilter> = {
  toWire: ({ fqdn }) => given({ fqdn }),
  matches: ({ fqdns }, { fqdn }) => fqdn === undefined || fqdns?.includes(fqdn) === true,
}

export const tlsStageFilter: FilterOf<'TlsStage', TlsStageFilter> = {
  toWire: ({ secretId, secretRegion }) =>
    given({ secret_id: optionalUuid('filter.secretId', secretId), secret_region: secretRegion }),
  matches: ({ secrets }, { secret_id, secret_region }) =>
    (secret_id === undefined && secret_region === undefined) ||
    secrets?.some(
      (secret) =>
        (secret_id === undefined || secret.secret_id === secret_id) &&
        (secret_region === undefined || secret.region === secret_region),
    ) === true,
}

export const backendStageFilter: FilterOf<'BackendStage', BackendStageFilter> = {
  toWire: ({ bucketName, bucketRegion, lbId }) =>
    given({ bucket_name: bucketName, bucket_region: bucketRegion, lb_id: optionalUuid('filter.lbId', lbId) }),
  matches: ({ scaleway_s3, scaleway_lb }, { bucket_name, bucket_region, lb_id }) =>
    (bucket_name === undefined || scaleway_s3?.bucket_name === bucket_name) &&
    (bucket_region === undefined || scaleway_s3?.bucket_region === bucket_region) &&
    (lb_id === undefined || scaleway_lb?.lbs.some(({ id }) => id === lb_id) === true),
}

/** Null is as good as left out. */
function given(filter: Record<string, string | null | undefined>): StageFilter {
  return Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

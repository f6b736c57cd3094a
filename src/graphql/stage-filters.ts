/** Filters of a pipeline's stage lists: as the API takes them, and as they apply to stages that are at hand. */
import { isUnreadable } from '../lib/unreadable.js'
import type { StageFilter } from '../loaders/stage-loaders.js'
import type { StageByKind, StageKind } from '../wire/stage-kinds.js'
import type { BackendStageFilter, DnsStageFilter, TlsStageFilter } from './__generated__/resolvers.js'
import { optionalUuid } from './ids.js'

/** How the filter argument of a list is read. */
export type FilterOf<Kind extends StageKind, Filter> = {
  /** @throws BAD_USER_INPUT when an id in it is no UUID. */
  toWire: (filter: Filter) => StageFilter
  /** @throws UnreadableValue when what it goes by cannot be read. */
  matches: (stage: StageByKind[Kind], filter: StageFilter) => boolean
}

export const dnsStageFilter: FilterOf<'dns', DnsStageFilter> = {
  toWire: ({ fqdn }) => given({ fqdn }),
  matches: (stage, { fqdn }) => fqdn === undefined || stage.fqdns?.map(readable).includes(fqdn) === true,
}

export const tlsStageFilter: FilterOf<'tls', TlsStageFilter> = {
  toWire: ({ secretId, secretRegion }) =>
    given({ secret_id: optionalUuid('filter.secretId', secretId), secret_region: secretRegion }),
  matches: (stage, { secret_id, secret_region }) =>
    (secret_id === undefined && secret_region === undefined) ||
    stage.secrets
      ?.map(readable)
      .some(
        (secret) =>
          (secret_id === undefined || secret.secret_id === secret_id) &&
          (secret_region === undefined || secret.region === secret_region),
      ) === true,
}

export const backendStageFilter: FilterOf<'backend', BackendStageFilter> = {
  toWire: ({ bucketName, bucketRegion, lbId }) =>
    given({ bucket_name: bucketName, bucket_region: bucketRegion, lb_id: optionalUuid('filter.lbId', lbId) }),
  matches: (stage, { bucket_name, bucket_region, lb_id }) =>
    (bucket_name === undefined || stage.scaleway_s3?.bucket_name === bucket_name) &&
    (bucket_region === undefined || stage.scaleway_s3?.bucket_region === bucket_region) &&
    (lb_id === undefined || stage.scaleway_lb?.lbs.map(readable).some(({ id }) => id === lb_id) === true),
}

function readable<Item>(item: Item): Item {
  if (isUnreadable(item)) throw item
  return item
}

/** Null is as good as left out. */
function given(filter: Record<string, string | null | undefined>): StageFilter {
  return Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

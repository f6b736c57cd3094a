/** Filters of a pipeline's lists of stages: in the API's form, and as predicates for stages that have already been read. */
import { isUnreadable } from '../lib/unreadable.js'
import type { StageFilter } from '../loaders/stage-loaders.js'
import type { StageByKind, StageKind } from '../wire/stage-kinds.js'
import type { BackendStageFilter, DnsStageFilter, TlsStageFilter } from './__generated__/resolvers.js'
import { optionalUuid } from './ids.js'

/** A filter argument of a list of stages. */
export type FilterOf<Kind extends StageKind, Filter> = {
  /** @throws BAD_USER_INPUT when an id in the filter is not a UUID. */
  toWire: (filter: Filter) => StageFilter
  /** @throws UnreadableValue when a field that the filter tests is unreadable. */
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

/** Drops fields that are null, because null means the same as leaving a field out. */
function given(filter: Record<string, string | null | undefined>): StageFilter {
  return Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Limits and fixed values. README.md marks those that the API does not state as guesses. */

export const BASE_PATH = '/edge-services/v1beta1'

/** The path at which faults are added while the server runs. It is not part of the API. */
export const FAULTS_PATH = '/faults'

export const MAX_BODY_BYTES = 1024 * 1024

export const DEFAULT_PAGE_SIZE = 20
export const MAX_PAGE_SIZE = 100

/** `page` is an int32 and `page_size` a uint32. */
export const MAX_INT32 = 2_147_483_647
export const MAX_UINT32 = 4_294_967_295

/** Calls per second for each credential, according to the API's responses. */
export const DEFAULT_RATE_LIMIT = 50

/** The lifetime that every client of the API sends if its user names none. */
export const DEFAULT_FALLBACK_TTL_SECONDS = 3600

/** Ten thousand years: the largest duration of protobuf, whose format the API's durations have. */
export const MAX_FALLBACK_TTL_SECONDS = 315_576_000_000

/** A complete pipeline stays `pending` for this long after a change, and a purge request after its creation. */
export const PENDING_MS = 2000

/** The only maximum page size that the SDK states. */
export const MAX_VPC_ENDPOINT_PAGE_SIZE = 1000

/** The zone of the default names: `<pipeline_id>.svc.edge.scw.cloud`. */
export const DEFAULT_ENDPOINT_ZONE = 'svc.edge.scw.cloud'

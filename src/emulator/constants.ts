/** The limits and fixed values of the stand-in. Those the API does not state are marked as guesses in README.md. */

export const BASE_PATH = '/edge-services/v1beta1'

/** Where faults are added while the server runs. No part of the API. */
export const FAULTS_PATH = '/faults'

export const MAX_BODY_BYTES = 1024 * 1024

export const DEFAULT_PAGE_SIZE = 20
export const MAX_PAGE_SIZE = 100

/** `page` is an int32 and `page_size` a uint32. */
export const MAX_INT32 = 2_147_483_647
export const MAX_UINT32 = 4_294_967_295

/** Calls a second for each credential: what the API's answers say. */
export const DEFAULT_RATE_LIMIT = 50

/** What every client of the API asks for when its user names no lifetime. */
export const DEFAULT_FALLBACK_TTL_SECONDS = 3600

/** The largest duration of protobuf, in which the API's durations are written: ten thousand years. */
export const MAX_FALLBACK_TTL_SECONDS = 315_576_000_000

/** How long a change of a complete pipeline, and a purge, take. */
export const PENDING_MS = 2000

/** The one maximum that the SDK states. */
export const MAX_VPC_ENDPOINT_PAGE_SIZE = 1000

/** Under which each pipeline has the name that is its id. */
export const DEFAULT_ENDPOINT_ZONE = 'svc.edge.scw.cloud'

import type { EdgeServicesClient } from '../edge-services/client.js'
import type { Loaders } from '../loaders/loaders.js'
import type { PageSizeLimits } from '../pagination/page-size-limits.js'

/** What resolvers can reach. Made anew for each operation: nothing read for one caller is there for another. */
export type Context = {
  /** For writes. Reads go through the loaders. */
  client: EdgeServicesClient
  /** For what must be brought to its end even if the caller has left. */
  detachedClient: () => EdgeServicesClient
  loaders: Loaders
  pageSizeLimits: PageSizeLimits
  /** Used where an input names no project. Null: then it must. */
  defaultProjectId: string | null
  /** Tells the operator that the API answered an enum value this gateway does not know. */
  reportUnknownValue: (enumName: string, value: string) => void
  /** Tells the operator what the caller is told as user errors, in the API's own words. */
  reportRefusal: (error: unknown) => void
}

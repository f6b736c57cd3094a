import type { EdgeServicesClient } from '../api-client/client.js'
import type { CallBudget } from '../api-client/operation.js'
import type { KnownKinds } from '../loaders/known-kinds.js'
import type { Loaders } from '../loaders/loaders.js'
import type { Knowledge } from '../pagination/list-knowledge.js'
import type { BuildTools } from './build-pipeline.js'
import type { EdgeView } from './edge-view.js'

/** Everything that resolvers use. Created for each operation, so that nothing read for one caller reaches another. */
export type Context = {
  /** For writes. Reads go through the loaders. */
  client: EdgeServicesClient
  /** For building pipelines. A build must finish even if the caller has left. */
  build: Omit<BuildTools, 'client'>
  loaders: Loaders
  /** The upstream calls that the operation has made and may still make. */
  budget: CallBudget
  /**
   * Counts objects that lists return.
   * @throws COST_LIMIT_EXCEEDED when there are more than the operation may have.
   */
  countNodes: (count: number) => void
  /** Facts learned about the upstream's lists. Outlives the operation, and holds nothing of any caller's data. */
  knowledge: Knowledge
  /** The types of objects by id, as seen with the operation's credential. Outlives the operation. */
  kinds: KnownKinds
  /** The project for inputs that name none. Null: every input must name its project. */
  defaultProjectId: string | null
  /** The edge in this process. Null if there is none. */
  edge: EdgeView | null
  /** Tells the operator that the API returned an enum value that this gateway does not know. */
  reportUnknownValue: (enumName: string, value: string) => void
  /** Tells the operator, in the API's own words, why a write failed. The caller gets user errors instead. */
  reportFailedWrite: (error: unknown) => void
}

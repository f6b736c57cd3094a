import type { CallBudget } from '../api-client/call-budget.js'
import type { EdgeServicesClient } from '../api-client/client.js'
import type { KnownKinds } from '../loaders/known-kinds.js'
import type { Loaders } from '../loaders/loaders.js'
import type { Knowledge } from '../pagination/list-knowledge.js'
import type { BuildTools } from './build-pipeline.js'
import type { EdgeView } from './edge-view.js'

/** What resolvers can reach. Made anew for each operation: nothing read for one caller is there for another. */
export type Context = {
  /** For writes. Reads go through the loaders. */
  client: EdgeServicesClient
  /** For builds of pipelines, which must be brought to an end even if the caller has left. */
  build: Omit<BuildTools, 'client'>
  loaders: Loaders
  /** How many calls the operation has made and may make. */
  budget: CallBudget
  /**
   * Counts objects of lists that are answered.
   * @throws COST_LIMIT_EXCEEDED when they are more than the operation may have.
   */
  countNodes: (count: number) => void
  /** What was learned of the upstream's lists. Outlives the operation, and is nothing that a caller would have to hide. */
  knowledge: Knowledge
  /** Which kinds ids belong to, as seen under the operation's credential. Outlives the operation. */
  kinds: KnownKinds
  /** Used where an input names no project. Null: then it must. */
  defaultProjectId: string | null
  /** The edge in this process. Null: there is none. */
  edge: EdgeView | null
  /** Tells the operator that the API answered an enum value this gateway does not know. */
  reportUnknownValue: (enumName: string, value: string) => void
  /** Tells the operator what the caller is told as user errors, in the API's own words. */
  reportRefusal: (error: unknown) => void
}

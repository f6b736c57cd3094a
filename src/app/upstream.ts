import type { EdgeView } from '../graphql/edge-view.js'

/** The API that the gateway calls, with everything that must be closed with it. */
export type Upstream = {
  baseUrl: string
  secretKey: string | null
  /** Whether the client keeps its calls within a rate limit. */
  paced: boolean
  /** The edge that serves the upstream's pipelines in this process. Null: there is no edge in this process. */
  edge: EdgeView | null
  /** Details for the `ready` line of the log. */
  facts: object
  /** The servers that clients can reach directly. They must be drained before the upstream is closed. */
  servers: readonly Drainable[]
  close(): Promise<void>
}

export type Drainable = {
  /** Lets requests under way finish for up to `graceMs`. Resolves to the number of requests that were then cut. */
  close(graceMs: number): Promise<number>
}

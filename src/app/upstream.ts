import type { EdgeView } from '../graphql/edge-view.js'

/** The API that a process's gateway calls, and everything that has to be closed with it. */
export type Upstream = {
  baseUrl: string
  secretKey: string | null
  /** Whether calls keep within a rate limit. */
  paced: boolean
  /** The edge that serves the upstream's pipelines in this process. Null: they are served elsewhere. */
  edge: EdgeView | null
  /** For the `ready` line. */
  facts: object
  /** Servers with clients of their own, to be drained before the upstream is closed. */
  servers: readonly Drainable[]
  close(): Promise<void>
}

export type Drainable = {
  /** Lets requests under way have their answers, for up to `graceMs`. @returns how many requests were cut then. */
  close(graceMs: number): Promise<number>
}

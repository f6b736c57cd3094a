/** The edge's port to the pipelines it serves. The emulator in the same process implements it. */
import type { FoundPipeline, ServedPipeline } from '../wire/served-pipeline.js'

export type PipelineSource = {
  /**
   * A number that changes with every change to any pipeline. It is cheap enough to read at each request. A write by another process may
   * show only after 100 ms.
   */
  version(): number
  /** Null: no pipeline has this id. */
  get(id: string): ServedPipeline | null
  /** Finds a pipeline by a host name in lower case, without a dot at its end. Null: no pipeline has the name. */
  findByFqdn(fqdn: string): FoundPipeline | null
}

/** The edge's port to the pipelines it serves. The emulator in the same process implements it. */
import type { FoundPipeline, ServedPipeline } from '../wire/served-pipeline.js'

export type PipelineSource = {
  /**
   * Changes whenever any part of any pipeline changes. Cheap enough to be read for each request. A write by another process may take 100 ms
   * to show.
   */
  version(): number
  /** Null: no pipeline has this id. */
  get(id: string): ServedPipeline | null
  /** Finds a pipeline by a host name in lower case, without a dot at its end. Null: no pipeline has the name. */
  findByFqdn(fqdn: string): FoundPipeline | null
}

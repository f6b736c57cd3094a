/** The edge's port to the pipelines it serves. The emulator in the same process fills it. */
import type { FoundPipeline, ServedPipeline } from '../wire/served-pipeline.js'

export type PipelineSource = {
  /**
   * Changes with every change of anything a pipeline is made of. Cheap enough to be read for each request. A write of
   * another process on the same data may take 100 ms to show.
   */
  version(): number
  /** Null: there is none with this id. */
  get(id: string): ServedPipeline | null
  /** By a host name in lower case, without a dot at its end. Null: no pipeline answers to it. */
  findByFqdn(fqdn: string): FoundPipeline | null
}

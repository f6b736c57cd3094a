/** Reads pipelines, each at most once in an operation. */
import type DataLoader from 'dataloader'
import type { EdgeServicesClient } from '../edge-services/client.js'
import type { Pipeline, PipelineQuery, PipelineStages, PipelineStagesQuery } from '../wire/pipeline.js'
import { loadOrNull } from './load-or-null.js'
import { ObjectLoader } from './object-loader.js'

type PipelinePage = { items: Pipeline[]; total: number }

export type PipelineLoaders = {
  /** Null: there is none. */
  byId: DataLoader<string, Pipeline | null>
  /** One page of `GET /pipelines`. */
  readPage(query: PipelineQuery): Promise<PipelinePage>
  /** One page of `GET /pipelines-stages`: all stages of its pipelines need no call of their own any more. */
  readPageWithStages(query: PipelineStagesQuery): Promise<PipelinePage>
}

export function createPipelineLoaders(
  client: EdgeServicesClient,
  primeStages: (entry: PipelineStages) => void,
  note: (id: string) => void,
): PipelineLoaders {
  const byId = new ObjectLoader<string, Pipeline>({
    readMany: (ids) => Promise.all(ids.map((id) => loadOrNull(client.pipelines.get(id)))),
    cacheKeyFn: (id) => id,
    note,
  })

  return {
    byId,
    async readPage(query) {
      const { pipelines, total_count } = await client.pipelines.list(query)
      for (const pipeline of pipelines) byId.prime(pipeline.id, pipeline)
      return { items: pipelines, total: total_count }
    },
    async readPageWithStages(query) {
      const { pipelines, total_count } = await client.pipelines.listWithStages(query)
      for (const entry of pipelines) {
        byId.prime(entry.pipeline.id, entry.pipeline)
        primeStages(entry)
      }
      return { items: pipelines.map(({ pipeline }) => pipeline), total: total_count }
    },
  }
}

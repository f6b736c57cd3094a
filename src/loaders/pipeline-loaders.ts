/** Reads pipelines, each at most once per operation. */
import type { EdgeServicesClient } from '../api-client/client.js'
import { isUnreadable, problemOf, recordNeighbours } from '../lib/unreadable.js'
import type { UpstreamPage } from '../pagination/paged-source.js'
import type { Pipeline, PipelineQuery, PipelineStages, PipelineStagesQuery } from '../wire/pipeline.js'
import type { Clearable } from './clear-loaders.js'
import { toPage } from './list-page.js'
import { loadOrNull, ObjectLoader } from './object-loader.js'

type PipelinePage = UpstreamPage<Pipeline>

export type PipelineLoaders = Clearable & {
  /** Null: the pipeline does not exist. */
  byId: ObjectLoader<string, Pipeline>
  /** One page of `GET /pipelines`. */
  readPage(query: PipelineQuery): Promise<PipelinePage>
  /** One page of `GET /pipelines-stages`. The stages of its pipelines are kept, so that reading them takes no further calls. */
  readPageWithStages(query: PipelineStagesQuery): Promise<PipelinePage>
}

export function createPipelineLoaders(
  client: EdgeServicesClient,
  primeStages: (pipelineId: string, entry: PipelineStages) => void,
  note: (id: string) => void,
): PipelineLoaders {
  const byId = new ObjectLoader<string, Pipeline>({
    readMany: (ids) => Promise.all(ids.map((id) => loadOrNull(client.pipelines.get(id)))),
    cacheKeyFn: (id) => id,
    note,
  })

  return {
    byId,
    clearAll: () => byId.clearAll(),
    async readPage(query) {
      const list = await client.pipelines.list(query)
      byId.keepAll(list.pipelines, ({ id }) => id)
      return toPage(list, list.pipelines)
    },
    async readPageWithStages(query) {
      const list = await client.pipelines.listWithStages(query)
      const pipelines = list.pipelines.map(pipelineIn)
      recordNeighbours(pipelines, ['created_at', 'name'])
      byId.keepAll(pipelines, ({ id }) => id)
      for (const [index, pipeline] of pipelines.entries()) {
        const entry = list.pipelines[index] as PipelineStages
        if (!isUnreadable(entry)) primeStages(pipeline.id, entry)
      }
      return toPage(list, pipelines)
    },
  }
}

/** The entry's pipeline, or the unreadable value in its place. */
function pipelineIn(entry: PipelineStages): Pipeline {
  const problem = isUnreadable(entry) ? entry : problemOf(entry, 'pipeline')
  return problem === undefined ? entry.pipeline : (problem as never)
}

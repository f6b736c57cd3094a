/** The head stages of a pipeline: DNS stages with a `head_position`, in the order in which they were added. */
import type { Database } from './database.js'
import type { Graph } from './graph.js'
import type { Page } from './pages.js'
import type { PipelineStore } from './pipelines.js'

export function createHeadStageStore(database: Database, pipelines: PipelineStore, graph: Graph) {
  const recordChange = (pipelineId: string) => {
    pipelines.touch(pipelineId)
    graph.refresh(pipelineId)
  }
  const setPosition = (id: string, position: number | null) =>
    database.run('UPDATE stages SET head_position = ? WHERE id = ?', position, id)

  return {
    list(pipelineId: string, page: Page): { ids: string[]; total: number } {
      const heads = database.all<{ id: string }>(
        'SELECT id FROM stages WHERE pipeline_id = ? AND head_position IS NOT NULL ORDER BY head_position',
        pipelineId,
      )
      const start = (page.page - 1) * page.pageSize
      return { ids: heads.slice(start, start + page.pageSize).map(({ id }) => id), total: heads.length }
    },

    /** Adds a head after the existing ones. */
    add(pipelineId: string, id: string): void {
      const last = database.first<{ position: number | null }>(
        'SELECT max(head_position) AS position FROM stages WHERE pipeline_id = ? AND head_position IS NOT NULL',
        pipelineId,
      )
      setPosition(id, (last?.position ?? 0) + 1)
      recordChange(pipelineId)
    },

    remove(pipelineId: string, id: string): void {
      setPosition(id, null)
      recordChange(pipelineId)
    },

    /** The new head takes the position of the current one. */
    swap(pipelineId: string, currentId: string, newId: string): void {
      const current = database.first<{ head_position: number | null }>(
        'SELECT head_position FROM stages WHERE id = ?',
        currentId,
      )
      setPosition(currentId, null)
      setPosition(newId, current?.head_position ?? null)
      recordChange(pipelineId)
    },
  }
}

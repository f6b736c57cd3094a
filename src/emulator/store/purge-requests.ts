/** The history of purge requests. */
import type { CreatedAtOrder } from '../../wire/list.js'
import { formatMicroseconds, formatNanoseconds, toMicroseconds } from '../timestamp.js'
import type { Database } from './database.js'
import { CREATED_AT, type Page, type Selection, selectPage } from './pages.js'
import type { PipelineRecord } from './pipelines.js'
import type { ProjectFilter, ProjectStore } from './projects.js'
import { isPending, type StoreOptions } from './store-options.js'

/** `assets` are paths. Null: the request purges everything. */
export type PurgeRequestRecord = {
  id: string
  pipelineId: string
  assets: readonly string[] | null
  isPending: boolean
  createdAt: string
  updatedAt: string
}

export type PurgeRequestFilter = ProjectFilter & { pipelineId?: string | undefined }

type Row = { id: string; pipeline_id: string; assets: string | null; created_at: number }

const COLUMNS = 'id, pipeline_id, assets, created_at'

export function createPurgeRequestStore(database: Database, projects: ProjectStore, options: StoreOptions) {
  const { clock, randomUUID, pendingMs } = options

  const selectionOf = ({ pipelineId, ...filter }: PurgeRequestFilter): Selection => {
    const ofProject = projects.select('purge requests', filter)
    if (pipelineId === undefined) return ofProject
    const isUnfiltered = ofProject.terms.length === 0
    return {
      terms: [...ofProject.terms, 'pipeline_id = ?'],
      values: [...ofProject.values, pipelineId],
      scope: isUnfiltered ? `purge requests of pipeline ${pipelineId}` : null,
    }
  }

  /** `updatedAt` is the creation while the request is pending, and then the moment at which it was done. */
  const toRecord = (row: Row): PurgeRequestRecord => {
    const pending = isPending(row.created_at, options)
    return {
      id: row.id,
      pipelineId: row.pipeline_id,
      assets: row.assets === null ? null : JSON.parse(row.assets),
      isPending: pending,
      createdAt: formatMicroseconds(row.created_at),
      updatedAt: formatMicroseconds(row.created_at + (pending ? 0 : pendingMs * 1000)),
    }
  }

  return {
    get(id: string): PurgeRequestRecord | null {
      const row = database.first<Row>(`SELECT ${COLUMNS} FROM purge_requests WHERE id = ?`, id)
      return row === undefined ? null : toRecord(row)
    },

    list(
      filter: PurgeRequestFilter,
      order: CreatedAtOrder,
      page: Page,
    ): { items: PurgeRequestRecord[]; total: number } {
      const list = { table: 'purge_requests', columns: COLUMNS }
      const { rows, total } = selectPage<Row>(database, list, selectionOf(filter), CREATED_AT[order], page)
      return { items: rows.map(toRecord), total }
    },

    create(pipeline: PipelineRecord, assets: readonly string[] | null): PurgeRequestRecord {
      const now = clock.nowNanoseconds()
      const id = randomUUID()
      database.run(
        `INSERT INTO purge_requests (${COLUMNS}, project_id, organization_id) VALUES (?, ?, ?, ?, ?, ?)`,
        id,
        pipeline.id,
        assets === null ? null : JSON.stringify(assets),
        toMicroseconds(now),
        pipeline.projectId,
        pipeline.organizationId,
      )
      const createdAt = formatNanoseconds(now)
      return {
        id,
        pipelineId: pipeline.id,
        assets,
        isPending: pendingMs > 0,
        createdAt,
        updatedAt: createdAt,
      }
    },
  }
}

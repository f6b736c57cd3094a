/** Pipelines as rows. */
import type { PipelineOrder } from '../../wire/pipeline.js'
import type { StageKind } from '../../wire/stage-kinds.js'
import { formatMicroseconds, formatNanoseconds, toMicroseconds } from '../timestamp.js'
import type { Database } from './database.js'
import { CREATED_AT, type Order, type Page, type Selection, selectPage } from './pages.js'
import type { ProjectFilter, ProjectStore } from './projects.js'
import { isPending, type StoreOptions } from './store-options.js'

export type PipelineRecord = {
  id: string
  projectId: string
  organizationId: string
  name: string
  description: string
  createdAt: string
  updatedAt: string
  /** The kinds of stage at which a chain from a head ends before a backend, each once. Null: there is no head. */
  deadEnds: readonly StageKind[] | null
  /** Whether its last change is still taking effect. False if the pipeline is not complete. */
  isPending: boolean
  vpcEndpointIds: readonly string[]
}

export type PipelineFilter = ProjectFilter & {
  name?: string | undefined
  hasLoadBalancer?: boolean | undefined
}

export type PipelineStore = ReturnType<typeof createPipelineStore>

type Row = {
  id: string
  project_id: string
  organization_id: string
  name: string
  description: string
  created_at: number
  updated_at: number
  dead_ends: string | null
  pending_since: number | null
  vpc_endpoint_ids: string
}

const COLUMNS = `id, project_id, organization_id, name, description, created_at, updated_at, dead_ends, pending_since, (
  SELECT json_group_array(vpc_endpoint_id) FROM (
    SELECT vpc_endpoint_id FROM pipeline_vpc_endpoints WHERE pipeline_id = pipelines.id ORDER BY position
  )
) AS vpc_endpoint_ids`

const HAS_LOAD_BALANCER =
  "id IN (SELECT pipeline_id FROM stages WHERE settings ->> '$.scaleway_lb' IS NOT NULL)"

const ORDERS: Readonly<Record<PipelineOrder, Order>> = {
  ...CREATED_AT,
  name_asc: { column: 'name', direction: 'asc' },
  name_desc: { column: 'name', direction: 'desc' },
}

export function createPipelineStore(database: Database, projects: ProjectStore, options: StoreOptions) {
  const { clock, randomUUID } = options

  /** Totals by project and organization are kept. Matches of any other filter have to be counted. */
  const selectionOf = ({ name, hasLoadBalancer, ...filter }: PipelineFilter): Selection => {
    const ofProject = projects.select('pipelines', filter)
    const terms = [...ofProject.terms]
    const values = [...ofProject.values]
    if (name !== undefined) {
      terms.push('instr(name, ?) > 0')
      values.push(name)
    }
    if (hasLoadBalancer === true) terms.push(HAS_LOAD_BALANCER)
    return { terms, values, scope: terms.length > ofProject.terms.length ? null : ofProject.scope }
  }

  const toRecord = (row: Row): PipelineRecord => ({
    id: row.id,
    projectId: row.project_id,
    organizationId: row.organization_id,
    name: row.name,
    description: row.description,
    createdAt: formatMicroseconds(row.created_at),
    updatedAt: formatMicroseconds(row.updated_at),
    deadEnds: row.dead_ends === null ? null : JSON.parse(row.dead_ends),
    isPending: isPending(row.pending_since, options),
    vpcEndpointIds: JSON.parse(row.vpc_endpoint_ids),
  })

  return {
    get(id: string): PipelineRecord | null {
      const row = database.first<Row>(`SELECT ${COLUMNS} FROM pipelines WHERE id = ?`, id)
      return row === undefined ? null : toRecord(row)
    },

    list(
      filter: PipelineFilter,
      order: PipelineOrder,
      page: Page,
    ): { items: PipelineRecord[]; total: number } {
      const list = { table: 'pipelines', columns: COLUMNS }
      const { rows, total } = selectPage<Row>(database, list, selectionOf(filter), ORDERS[order], page)
      return { items: rows.map(toRecord), total }
    },

    create(values: { projectId: string; name: string; description: string }): PipelineRecord {
      const now = clock.nowNanoseconds()
      const id = randomUUID()
      const { projectId, organizationId } = projects.register(values.projectId)
      database.run(
        `INSERT INTO pipelines (id, project_id, organization_id, name, description, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        id,
        projectId,
        organizationId,
        values.name,
        values.description,
        toMicroseconds(now),
        toMicroseconds(now),
      )
      const createdAt = formatNanoseconds(now)
      return { ...this.require(id), createdAt, updatedAt: createdAt }
    },

    update(id: string, values: { name: string; description: string }): PipelineRecord {
      const now = clock.nowNanoseconds()
      database.run(
        'UPDATE pipelines SET name = ?, description = ?, updated_at = ? WHERE id = ?',
        values.name,
        values.description,
        toMicroseconds(now),
        id,
      )
      return { ...this.require(id), updatedAt: formatNanoseconds(now) }
    },

    /** Sets `updated_at` to now, and changes nothing else. */
    touch(id: string): void {
      database.run(
        'UPDATE pipelines SET updated_at = ? WHERE id = ?',
        toMicroseconds(clock.nowNanoseconds()),
        id,
      )
    },

    /** Deletes the pipeline and everything that belongs to it. Returns whether it existed. */
    delete(id: string): boolean {
      return database.run('DELETE FROM pipelines WHERE id = ?', id) > 0
    },

    /** For a pipeline that the same transaction has seen. */
    require(id: string): PipelineRecord {
      const record = this.get(id)
      if (record === null) throw new Error(`pipeline ${id} is gone within its own transaction`)
      return record
    },
  }
}

/** Pipelines as rows. */
import type { PipelineOrder } from '../../wire/pipeline.js'
import { formatMicroseconds, formatNanoseconds, toMicroseconds } from '../timestamp.js'
import type { Database, SqlValue } from './database.js'
import { type Direction, type Page, windowOf } from './pages.js'
import type { StoreOptions } from './store.js'

export type PipelineRecord = {
  id: string
  projectId: string
  organizationId: string
  name: string
  description: string
  createdAt: string
  updatedAt: string
}

export type PipelineFilter = {
  name?: string | undefined
  projectId?: string | undefined
  organizationId?: string | undefined
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
}

const COLUMNS = 'id, project_id, organization_id, name, description, created_at, updated_at'

const HAS_LOAD_BALANCER =
  "id IN (SELECT pipeline_id FROM stages WHERE settings ->> '$.scaleway_lb' IS NOT NULL)"

const ORDERS: Readonly<Record<PipelineOrder, { column: string; direction: Direction }>> = {
  created_at_asc: { column: 'created_at', direction: 'asc' },
  created_at_desc: { column: 'created_at', direction: 'desc' },
  name_asc: { column: 'name', direction: 'asc' },
  name_desc: { column: 'name', direction: 'desc' },
}

export function createPipelineStore(database: Database, { clock, randomUUID, organizationOf }: StoreOptions) {
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
      const { column, direction } = ORDERS[order]
      const { where, values, scope } = conditions(database, filter)
      const total =
        scope === null
          ? count(database, `SELECT count(*) AS total FROM pipelines ${where}`, values)
          : count(database, 'SELECT total FROM totals WHERE scope = ?', [scope])
      const window = windowOf(page, total, direction)
      if (window === null) return { items: [], total }
      const rows = database.all<Row>(
        `SELECT ${COLUMNS} FROM pipelines WHERE seq IN (
           SELECT seq FROM pipelines ${where}
           ORDER BY ${column} ${window.direction}, seq ${window.direction} LIMIT ? OFFSET ?
         ) ORDER BY ${column} ${direction}, seq ${direction}`,
        ...values,
        window.limit,
        window.offset,
      )
      return { items: rows.map(toRecord), total }
    },

    /** The first pipeline of a project settles which organization the project is in. */
    create(values: { projectId: string; name: string; description: string }): PipelineRecord {
      const now = clock.nowNanoseconds()
      const id = randomUUID()
      const organizationId = organizationOf(values.projectId)
      database.run('INSERT OR IGNORE INTO projects VALUES (?, ?)', values.projectId, organizationId)
      database.run(
        `INSERT INTO pipelines (${COLUMNS})
         SELECT ?, id, organization_id, ?, ?, ?, ? FROM projects WHERE id = ?`,
        id,
        values.name,
        values.description,
        toMicroseconds(now),
        toMicroseconds(now),
        values.projectId,
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

    /** Moves `updated_at` and nothing else. */
    touch(id: string): void {
      database.run(
        'UPDATE pipelines SET updated_at = ? WHERE id = ?',
        toMicroseconds(clock.nowNanoseconds()),
        id,
      )
    },

    /** The stages go with it. Answers whether there was one. */
    delete(id: string): boolean {
      return database.run('DELETE FROM pipelines WHERE id = ?', id) > 0
    },

    require(id: string): PipelineRecord {
      const record = this.get(id)
      if (record === null) throw new Error(`pipeline ${id} is gone within its own transaction`)
      return record
    },
  }
}

/** `scope` names the maintained total, where the filter is one of those; otherwise the matches have to be counted. */
function conditions(
  database: Database,
  { name, projectId, organizationId, hasLoadBalancer }: PipelineFilter,
) {
  const terms: string[] = []
  const values: SqlValue[] = []
  let scope: string | null = 'pipelines'
  if (projectId !== undefined) {
    terms.push('project_id = ?')
    values.push(projectId)
    scope = `pipelines of project ${projectId}`
  }
  if (organizationId !== undefined && projectId === undefined) {
    terms.push('organization_id = ?')
    values.push(organizationId)
    scope = `pipelines of organization ${organizationId}`
  }
  if (organizationId !== undefined && projectId !== undefined) {
    const project = database.first(
      'SELECT 1 FROM projects WHERE id = ? AND organization_id = ?',
      projectId,
      organizationId,
    )
    if (project === undefined) return { where: 'WHERE FALSE', values: [], scope: null }
  }
  if (name !== undefined) {
    terms.push('instr(name, ?) > 0')
    values.push(name)
    scope = null
  }
  if (hasLoadBalancer === true) {
    terms.push(HAS_LOAD_BALANCER)
    scope = null
  }
  return { where: terms.length === 0 ? '' : `WHERE ${terms.join(' AND ')}`, values, scope }
}

function count(database: Database, sql: string, values: SqlValue[]): number {
  return database.first<{ total: number }>(sql, ...values)?.total ?? 0
}

function toRecord(row: Row): PipelineRecord {
  return {
    id: row.id,
    projectId: row.project_id,
    organizationId: row.organization_id,
    name: row.name,
    description: row.description,
    createdAt: formatMicroseconds(row.created_at),
    updatedAt: formatMicroseconds(row.updated_at),
  }
}

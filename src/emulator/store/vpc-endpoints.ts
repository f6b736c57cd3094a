/** VPC endpoints, and the pipelines that they are attached to. */
import type { PipelineOrder } from '../../wire/pipeline.js'
import { formatMicroseconds, formatNanoseconds, toMicroseconds } from '../timestamp.js'
import type { Database } from './database.js'
import type { Graph } from './graph.js'
import { CREATED_AT, type Order, type Page, selectPage } from './pages.js'
import type { PipelineStore } from './pipelines.js'
import type { ProjectFilter, ProjectStore } from './projects.js'
import type { StoreOptions } from './store-options.js'

export type VpcEndpointValues = { projectId: string; region: string; privateNetworkId: string }

export type VpcEndpointRecord = VpcEndpointValues & { id: string; createdAt: string; updatedAt: string }

type Row = { id: string; project_id: string; region: string; private_network_id: string; created_at: number }

const COLUMNS = 'id, project_id, region, private_network_id, created_at'

/** VPC endpoints have no name, so an order by name is the order of creation. */
const ORDERS: Readonly<Record<PipelineOrder, Order>> = {
  ...CREATED_AT,
  name_asc: CREATED_AT.created_at_asc,
  name_desc: CREATED_AT.created_at_desc,
}

type Stores = { projects: ProjectStore; pipelines: PipelineStore; graph: Graph }

export function createVpcEndpointStore(
  database: Database,
  { projects, pipelines, graph }: Stores,
  { clock, randomUUID }: StoreOptions,
) {
  return {
    get(id: string): VpcEndpointRecord | null {
      const row = database.first<Row>(`SELECT ${COLUMNS} FROM vpc_endpoints WHERE id = ?`, id)
      return row === undefined ? null : toRecord(row)
    },

    list(
      filter: ProjectFilter,
      order: PipelineOrder,
      page: Page,
    ): { items: VpcEndpointRecord[]; total: number } {
      const list = { table: 'vpc_endpoints', columns: COLUMNS }
      const selection = projects.select('vpc endpoints', filter)
      const { rows, total } = selectPage<Row>(database, list, selection, ORDERS[order], page)
      return { items: rows.map(toRecord), total }
    },

    create(values: VpcEndpointValues): VpcEndpointRecord {
      const now = clock.nowNanoseconds()
      const id = randomUUID()
      const { organizationId } = projects.register(values.projectId)
      database.run(
        `INSERT INTO vpc_endpoints (${COLUMNS}, organization_id) VALUES (?, ?, ?, ?, ?, ?)`,
        id,
        values.projectId,
        values.region,
        values.privateNetworkId,
        toMicroseconds(now),
        organizationId,
      )
      const createdAt = formatNanoseconds(now)
      return { ...values, id, createdAt, updatedAt: createdAt }
    },

    /** The VPC endpoint must not be attached to a pipeline. */
    delete(id: string): void {
      database.run('DELETE FROM vpc_endpoints WHERE id = ?', id)
    },

    /** The ids of the pipelines that it is attached to. */
    pipelinesWith(id: string): string[] {
      return database
        .all<{ id: string }>(
          'SELECT pipeline_id AS id FROM pipeline_vpc_endpoints WHERE vpc_endpoint_id = ?',
          id,
        )
        .map((row) => row.id)
    },

    /** Replaces the VPC endpoints of the pipeline, in this order. */
    attach(pipelineId: string, ids: readonly string[]): void {
      database.run('DELETE FROM pipeline_vpc_endpoints WHERE pipeline_id = ?', pipelineId)
      for (const [position, id] of ids.entries())
        database.run('INSERT INTO pipeline_vpc_endpoints VALUES (?, ?, ?)', pipelineId, position, id)
      pipelines.touch(pipelineId)
      graph.refresh(pipelineId)
    },
  }
}

function toRecord(row: Row): VpcEndpointRecord {
  return {
    id: row.id,
    projectId: row.project_id,
    region: row.region,
    privateNetworkId: row.private_network_id,
    createdAt: formatMicroseconds(row.created_at),
    updatedAt: formatMicroseconds(row.created_at),
  }
}

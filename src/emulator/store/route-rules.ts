/** The rules of route stages. Each row has its position in the list of its stage. */
import type { CreatedAtOrder } from '../../wire/list.js'
import type { RuleHttpMatch } from '../../wire/route-stage.js'
import type { StageKind, StageLink } from '../../wire/stage-kinds.js'
import { toMicroseconds } from '../timestamp.js'
import type { Database } from './database.js'
import type { Graph } from './graph.js'
import { CREATED_AT, type Page, selectPage } from './pages.js'
import type { PipelineStore } from './pipelines.js'
import type { ProjectFilter, ProjectStore } from './projects.js'
import type { StageRecord } from './stage-record.js'
import type { StageStore } from './stages.js'
import type { StoreOptions } from './store-options.js'

/** `httpMatch` is as on the wire. Null: the rule matches every request. */
export type RouteRuleValues = { httpMatch: RuleHttpMatch | null; target: StageLink }

/** `position` counts from 1. */
export type RouteRuleRecord = RouteRuleValues & { routeStageId: string; position: number }

type Row = {
  route_stage_id: string
  position: number
  http_match: string | null
  next_stage_kind: StageKind
  next_stage_id: string
}

const COLUMNS = 'route_stage_id, position, http_match, next_stage_kind, next_stage_id'

type Stores = { projects: ProjectStore; pipelines: PipelineStore; stages: StageStore; graph: Graph }

export function createRouteRuleStore(database: Database, stores: Stores, { clock }: StoreOptions) {
  const insert = (stage: StageRecord, rules: readonly RouteRuleValues[], firstPosition: number) => {
    const { projectId, organizationId } = stores.pipelines.require(stage.pipelineId)
    const now = toMicroseconds(clock.nowNanoseconds())
    for (const [index, { httpMatch, target }] of rules.entries()) {
      database.run(
        `INSERT INTO route_rules (${COLUMNS}, project_id, organization_id, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        stage.id,
        firstPosition + index,
        httpMatch === null ? null : JSON.stringify(httpMatch),
        target.kind,
        target.id,
        projectId,
        organizationId,
        now,
      )
    }
    stores.stages.touch(stage.id)
    if (stage.isActive) stores.graph.refresh(stage.pipelineId)
  }

  return {
    ofStage(routeStageId: string): RouteRuleRecord[] {
      return database
        .all<Row>(
          `SELECT ${COLUMNS} FROM route_rules WHERE route_stage_id = ? ORDER BY position`,
          routeStageId,
        )
        .map(toRecord)
    },

    search(
      filter: ProjectFilter,
      order: CreatedAtOrder,
      page: Page,
    ): { items: RouteRuleRecord[]; total: number } {
      const list = { table: 'route_rules', columns: COLUMNS }
      const selection = stores.projects.select('route rules', filter)
      const { rows, total } = selectPage<Row>(database, list, selection, CREATED_AT[order], page)
      return { items: rows.map(toRecord), total }
    },

    /** Replaces all rules of the stage, and sets its `updated_at` to now. */
    replace(stage: StageRecord, rules: readonly RouteRuleValues[]): RouteRuleRecord[] {
      database.run('DELETE FROM route_rules WHERE route_stage_id = ?', stage.id)
      insert(stage, rules, 1)
      return this.ofStage(stage.id)
    },

    /** Inserts rules before the one at `position`, which moves back with all rules after it. Returns all rules of the stage. */
    insertAt(stage: StageRecord, position: number, rules: readonly RouteRuleValues[]): RouteRuleRecord[] {
      database.run(
        'UPDATE route_rules SET position = position + ? WHERE route_stage_id = ? AND position >= ?',
        rules.length,
        stage.id,
        position,
      )
      insert(stage, rules, position)
      return this.ofStage(stage.id)
    },

    /** The ids of the route stages with a rule whose target is this stage. */
    routeStagesLeadingTo(id: string): string[] {
      return database
        .all<{ id: string }>(
          'SELECT DISTINCT route_stage_id AS id FROM route_rules WHERE next_stage_id = ?',
          id,
        )
        .map((row) => row.id)
    },
  }
}

function toRecord(row: Row): RouteRuleRecord {
  return {
    routeStageId: row.route_stage_id,
    position: row.position,
    httpMatch: row.http_match === null ? null : JSON.parse(row.http_match),
    target: { kind: row.next_stage_kind, id: row.next_stage_id },
  }
}

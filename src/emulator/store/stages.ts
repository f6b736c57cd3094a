/** Stages of every kind, as rows of one table. */
import type { CreatedAtOrder } from '../../wire/list.js'
import type { StageKind } from '../../wire/stage-kinds.js'
import { formatMicroseconds, formatNanoseconds, toMicroseconds } from '../timestamp.js'
import type { Database } from './database.js'
import type { Graph } from './graph.js'
import { CREATED_AT, type Page, selectPage } from './pages.js'
import type { PipelineRecord, PipelineStore } from './pipelines.js'
import type { StageRecord, StageStorage, StageValues } from './stage-record.js'
import type { StoreOptions } from './store-options.js'

/** Stages of one pipeline, or of all pipelines of a project. */
export type StageScope = { pipelineId: string } | { projectId: string }

/** The values of the kind's filters, by query parameter. */
export type StageFilters = Readonly<Record<string, string>>

export type StageStore = ReturnType<typeof createStageStore>

type Row = {
  id: string
  kind: StageKind
  pipeline_id: string
  settings: string
  next_stage_kind: StageKind | null
  next_stage_id: string | null
  is_active: number
  head_position: number | null
  created_at: number
  updated_at: number
}

const COLUMNS =
  'id, kind, pipeline_id, settings, next_stage_kind, next_stage_id, is_active, head_position, created_at, updated_at'

export function createStageStore(
  database: Database,
  pipelines: PipelineStore,
  graph: Graph,
  { clock, randomUUID }: StoreOptions,
) {
  return {
    /** Finds a stage of any kind. */
    find(id: string): StageRecord | null {
      const row = database.first<Row>(`SELECT ${COLUMNS} FROM stages WHERE id = ?`, id)
      return row === undefined ? null : toRecord(row)
    },

    get({ kind }: StageStorage, id: string): StageRecord | null {
      const stage = this.find(id)
      return stage?.kind === kind ? stage : null
    },

    list(
      storage: StageStorage,
      scope: StageScope,
      filters: StageFilters,
      order: CreatedAtOrder,
      page: Page,
    ): { items: StageRecord[]; total: number } {
      const [column, scopeId] =
        'pipelineId' in scope ? ['pipeline_id', scope.pipelineId] : ['project_id', scope.projectId]
      const names = Object.keys(filters)
      const selection = {
        terms: [`${column} = ?`, 'kind = ?', ...names.map((name) => storage.filters[name] ?? 'FALSE')],
        values: [scopeId, storage.kind, ...Object.values(filters)],
        scope:
          'projectId' in scope && names.length === 0
            ? `${storage.kind} stages of project ${scope.projectId}`
            : null,
      }
      const list = { table: 'stages', columns: COLUMNS }
      const { rows, total } = selectPage<Row>(database, list, selection, CREATED_AT[order], page)
      return { items: rows.map(toRecord), total }
    },

    /** All stages of several pipelines, oldest first. */
    ofPipelines(pipelineIds: readonly string[]): StageRecord[] {
      return database
        .all<Row>(
          `SELECT ${COLUMNS} FROM stages WHERE pipeline_id IN (SELECT value FROM json_each(?)) ORDER BY created_at, seq`,
          JSON.stringify(pipelineIds),
        )
        .map(toRecord)
    },

    create(storage: StageStorage, pipeline: PipelineRecord, { settings, link }: StageValues): StageRecord {
      if (storage.creationTouchesPipeline(settings)) pipelines.touch(pipeline.id)
      const now = clock.nowNanoseconds()
      const id = randomUUID()
      database.run(
        `INSERT INTO stages (
           id, kind, pipeline_id, settings, next_stage_kind, next_stage_id, created_at, updated_at, project_id
         ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        storage.kind,
        pipeline.id,
        JSON.stringify(settings),
        link?.kind ?? null,
        link?.id ?? null,
        toMicroseconds(now),
        toMicroseconds(now),
        pipeline.projectId,
      )
      const createdAt = formatNanoseconds(now)
      return {
        id,
        kind: storage.kind,
        pipelineId: pipeline.id,
        settings,
        link,
        isActive: false,
        isHead: false,
        createdAt,
        updatedAt: createdAt,
      }
    },

    update(stage: StageRecord, { settings, link }: StageValues): StageRecord {
      const now = clock.nowNanoseconds()
      database.run(
        'UPDATE stages SET settings = ?, next_stage_kind = ?, next_stage_id = ?, updated_at = ? WHERE id = ?',
        JSON.stringify(settings),
        link?.kind ?? null,
        link?.id ?? null,
        toMicroseconds(now),
        stage.id,
      )
      if (stage.isActive) graph.refresh(stage.pipelineId)
      return { ...stage, settings, link, updatedAt: formatNanoseconds(now) }
    },

    /** Sets `updated_at` to now, and changes nothing else. */
    touch(id: string): void {
      database.run(
        'UPDATE stages SET updated_at = ? WHERE id = ?',
        toMicroseconds(clock.nowNanoseconds()),
        id,
      )
    },

    /** The stages that link to this one. Rules of route stages are not included. */
    leadingTo(id: string): StageRecord[] {
      return database
        .all<Row>(`SELECT ${COLUMNS} FROM stages WHERE next_stage_id = ? ORDER BY seq`, id)
        .map(toRecord)
    },

    /** Nothing may lead to the stage. Deleting a route stage deletes its rules too. */
    delete(id: string): void {
      database.run('DELETE FROM stages WHERE id = ?', id)
    },
  }
}

function toRecord(row: Row): StageRecord {
  return {
    id: row.id,
    kind: row.kind,
    pipelineId: row.pipeline_id,
    settings: JSON.parse(row.settings),
    link:
      row.next_stage_kind === null || row.next_stage_id === null
        ? null
        : { kind: row.next_stage_kind, id: row.next_stage_id },
    isActive: row.is_active === 1,
    isHead: row.head_position !== null,
    createdAt: formatMicroseconds(row.created_at),
    updatedAt: formatMicroseconds(row.updated_at),
  }
}

/** Derives from the links of a pipeline which stages are active and whether the pipeline is complete. */
import type { StageKind } from '../../wire/stage-kinds.js'
import { toMicroseconds } from '../timestamp.js'
import type { Database } from './database.js'
import type { StoreOptions } from './store-options.js'

export type Graph = ReturnType<typeof createGraph>

type Node = {
  id: string
  kind: StageKind
  next_stage_id: string | null
  is_active: number
  head_position: number | null
}

export function createGraph(database: Database, { clock }: StoreOptions) {
  return {
    /**
     * Updates `is_active`, `dead_ends` and `pending_since`. Must be called in the same write as any change to stages that a
     * head leads to. A change to a stage that no head leads to does not need it, because it affects none of these columns.
     */
    refresh(pipelineId: string): void {
      const stages = database.all<Node>(
        'SELECT id, kind, next_stage_id, is_active, head_position FROM stages WHERE pipeline_id = ?',
        pipelineId,
      )
      const active = findReachable(stages, readRuleTargets(database, pipelineId))
      for (const { id, is_active } of stages) {
        const isActive = active.has(id) ? 1 : 0
        if (isActive !== is_active) database.run('UPDATE stages SET is_active = ? WHERE id = ?', isActive, id)
      }
      const deadEnds = new Set<StageKind>()
      for (const { id, kind, next_stage_id } of stages) {
        if (active.has(id) && kind !== 'backend' && next_stage_id === null) deadEnds.add(kind)
      }
      const hasHead = stages.some(({ head_position }) => head_position !== null)
      database.run(
        'UPDATE pipelines SET dead_ends = ?, pending_since = ? WHERE id = ?',
        hasHead ? JSON.stringify([...deadEnds].sort()) : null,
        hasHead && deadEnds.size === 0 ? toMicroseconds(clock.nowNanoseconds()) : null,
        pipelineId,
      )
    },
  }
}

/** The targets of the rules, by the id of their route stage. */
function readRuleTargets(database: Database, pipelineId: string): Map<string, string[]> {
  const rules = database.all<{ route_stage_id: string; next_stage_id: string }>(
    `SELECT route_stage_id, next_stage_id FROM route_rules
     WHERE route_stage_id IN (SELECT id FROM stages WHERE pipeline_id = ? AND kind = 'route')`,
    pipelineId,
  )
  const targets = new Map<string, string[]>()
  for (const { route_stage_id, next_stage_id } of rules) {
    const known = targets.get(route_stage_id)
    if (known === undefined) targets.set(route_stage_id, [next_stage_id])
    else known.push(next_stage_id)
  }
  return targets
}

/** The ids of the stages that some head leads to, the heads included. */
function findReachable(
  stages: readonly Node[],
  targets: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const byId = new Map(stages.map((stage) => [stage.id, stage]))
  const seen = new Set<string>()
  const ahead = stages.filter(({ head_position }) => head_position !== null).map(({ id }) => id)
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const next = byId.get(id)?.next_stage_id ?? null
    if (next !== null) ahead.push(next)
    ahead.push(...(targets.get(id) ?? []))
  }
  return seen
}

/** The plan that each project is subscribed to. */
import type { Database } from './database.js'
import type { ProjectStore } from './projects.js'

export function createCurrentPlanStore(database: Database, projects: ProjectStore) {
  return {
    /** The name of the plan. Null: the project has none. */
    get(projectId: string): string | null {
      const row = database.first<{ plan_name: string }>(
        'SELECT plan_name FROM current_plans WHERE project_id = ?',
        projectId,
      )
      return row?.plan_name ?? null
    },

    /** Replaces the current plan, if there is one. */
    select(projectId: string, planName: string): void {
      projects.register(projectId)
      database.run(
        'INSERT INTO current_plans VALUES (?, ?) ON CONFLICT DO UPDATE SET plan_name = excluded.plan_name',
        projectId,
        planName,
      )
    },

    delete(projectId: string): void {
      database.run('DELETE FROM current_plans WHERE project_id = ?', projectId)
    },
  }
}

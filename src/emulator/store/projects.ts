/** Which organization each project is in, and what of a list belongs to which. */
import type { Database } from './database.js'
import type { Selection } from './pages.js'
import type { StoreOptions } from './store-options.js'

export type ProjectFilter = { projectId?: string | undefined; organizationId?: string | undefined }

export type ProjectStore = ReturnType<typeof createProjectStore>

export function createProjectStore(database: Database, { organizationOf }: StoreOptions) {
  return {
    /** What first happens in a project settles which organization the project is in. */
    settle(projectId: string): { projectId: string; organizationId: string } {
      database.run('INSERT OR IGNORE INTO projects VALUES (?, ?)', projectId, organizationOf(projectId))
      const project = database.first<{ organization_id: string }>(
        'SELECT organization_id FROM projects WHERE id = ?',
        projectId,
      )
      return { projectId, organizationId: project?.organization_id ?? '' }
    },

    /** How many of something there are in a project, where such a total is kept: `pipelines`, `waf stages`. */
    total(noun: string, projectId: string): number {
      return (
        database.first<{ total: number }>(
          'SELECT total FROM totals WHERE scope = ?',
          `${noun} of project ${projectId}`,
        )?.total ?? 0
      )
    },

    /** For a table with `project_id` and `organization_id` whose totals are kept under `noun`. */
    select(noun: string, { projectId, organizationId }: ProjectFilter): Selection {
      if (projectId === undefined && organizationId === undefined)
        return { terms: [], values: [], scope: noun }
      if (projectId === undefined || organizationId === undefined) {
        const [name, id] =
          projectId === undefined ? ['organization', organizationId ?? ''] : ['project', projectId]
        return { terms: [`${name}_id = ?`], values: [id], scope: `${noun} of ${name} ${id}` }
      }
      const isInside = database.first(
        'SELECT 1 FROM projects WHERE id = ? AND organization_id = ?',
        projectId,
        organizationId,
      )
      if (isInside === undefined) return { terms: ['FALSE'], values: [], scope: null }
      return this.select(noun, { projectId })
    },
  }
}

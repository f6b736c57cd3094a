/** The organization of each project, and the selection of rows by project and organization. */
import type { Database } from './database.js'
import type { Selection } from './pages.js'
import type { StoreOptions } from './store-options.js'

export type ProjectFilter = { projectId?: string | undefined; organizationId?: string | undefined }

export type ProjectStore = ReturnType<typeof createProjectStore>

export function createProjectStore(database: Database, { organizationOf }: StoreOptions) {
  return {
    /** The first write in a project records its organization, which never changes after that. */
    register(projectId: string): { projectId: string; organizationId: string } {
      database.run('INSERT OR IGNORE INTO projects VALUES (?, ?)', projectId, organizationOf(projectId))
      const project = database.first<{ organization_id: string }>(
        'SELECT organization_id FROM projects WHERE id = ?',
        projectId,
      )
      return { projectId, organizationId: project?.organization_id ?? '' }
    },

    /** Reads a total that is kept for each project. `noun` is `pipelines` or `<kind> stages`, for example. */
    total(noun: string, projectId: string): number {
      return (
        database.first<{ total: number }>(
          'SELECT total FROM totals WHERE scope = ?',
          `${noun} of project ${projectId}`,
        )?.total ?? 0
      )
    },

    /** Selects rows of a table that has `project_id` and `organization_id`, and whose totals are kept under `noun`. */
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

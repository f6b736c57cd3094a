/** `/plans`, `/current-plan` and `/billing`. A project has one plan, or none. */
import { Billing, CurrentPlan, PlanList, type SelectPlanRequest } from '../wire/plan.js'
import { readJson, readNothing } from './body.js'
import type { Call } from './call.js'
import { pathId } from './path.js'

export type PlanResource = {
  /** All there are to choose from. */
  list(): Promise<PlanList>
  /** Whether or not the project has had a plan before. */
  select(body: SelectPlanRequest): Promise<CurrentPlan>
  /** @throws NotFoundError where the project has none. */
  current(projectId: string): Promise<CurrentPlan>
  unsubscribe(projectId: string): Promise<void>
  /** Of the current calendar month. */
  billing(projectId: string): Promise<Billing>
}

const readList = readJson('a list of plans', PlanList, 'plans')
const readCurrent = readJson('the plan of a project', CurrentPlan, null)
const readBilling = readJson('the billing of a project', Billing, null)

const current = '/current-plan/{id}'

const currentPath = (projectId: string) => `/current-plan/${pathId(projectId)}`

export const planResource = (call: Call): PlanResource => ({
  list: async () => call({ method: 'GET', route: '/plans', path: '/plans', read: readList }),
  select: async (body) =>
    call({ method: 'PATCH', route: '/current-plan', path: '/current-plan', body, read: readCurrent }),
  current: async (projectId) =>
    call({ method: 'GET', route: current, path: currentPath(projectId), read: readCurrent }),
  unsubscribe: async (projectId) =>
    call({ method: 'DELETE', route: current, path: currentPath(projectId), read: readNothing }),
  billing: async (projectId) =>
    call({
      method: 'GET',
      route: '/billing/{id}',
      path: `/billing/${pathId(projectId)}`,
      read: readBilling,
    }),
})

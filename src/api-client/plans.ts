/** `/plans`, `/current-plan` and `/billing`. A project has one plan, or none. */
import { Billing, CurrentPlan, PlanList, type SelectPlanRequest } from '../wire/plan.js'
import { readJson, readNothing } from './body.js'
import type { Call } from './call.js'

export type PlanResource = {
  /** All plans that a project may select. */
  list(): Promise<PlanList>
  /** Works whether or not the project already has a plan. */
  select(body: SelectPlanRequest): Promise<CurrentPlan>
  /** @throws NotFoundError if the project has no plan. */
  current(projectId: string): Promise<CurrentPlan>
  unsubscribe(projectId: string): Promise<void>
  /** For the current calendar month. */
  billing(projectId: string): Promise<Billing>
}

const readList = readJson('a list of plans', PlanList, 'plans')
const readCurrent = readJson('the plan of a project', CurrentPlan, null)
const readBilling = readJson('the billing of a project', Billing, null)

const current = '/current-plan/{id}'

export const createPlanResource = (call: Call): PlanResource => ({
  list: () => call({ method: 'GET', route: '/plans', read: readList }),
  select: (body) => call({ method: 'PATCH', route: '/current-plan', body, read: readCurrent }),
  current: (projectId) => call({ method: 'GET', route: current, id: projectId, read: readCurrent }),
  unsubscribe: (projectId) => call({ method: 'DELETE', route: current, id: projectId, read: readNothing }),
  billing: (projectId) => call({ method: 'GET', route: '/billing/{id}', id: projectId, read: readBilling }),
})

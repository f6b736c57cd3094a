/** The query parameters of lists. An empty value is as good as none. */
import type { CreatedAtOrder } from '../../wire/list.js'
import type { PipelineOrder } from '../../wire/pipeline.js'
import { MAX_INT32, MAX_UINT32, MAX_VPC_ENDPOINT_PAGE_SIZE } from '../constants.js'
import type { Page } from '../store/pages.js'
import type { ProjectFilter } from '../store/projects.js'
import { Arguments } from './arguments.js'

export type PageSizes = { defaultPageSize: number; maxPageSize: number }

export const CREATED_AT_ORDERS: readonly CreatedAtOrder[] = ['created_at_asc', 'created_at_desc']
export const PIPELINE_ORDERS: readonly PipelineOrder[] = [...CREATED_AT_ORDERS, 'name_asc', 'name_desc']

export type ListQuery<Order> = Page & { order: Order }

export function queryArguments(query: Readonly<Record<string, string>>): Arguments {
  return new Arguments(Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')))
}

/** The first of the orders is the default. A page that is too large is made smaller, not refused: see README.md. */
export function parseListQuery<Order extends string>(
  args: Arguments,
  orders: readonly [Order, ...Order[]] | readonly Order[],
  { defaultPageSize, maxPageSize }: PageSizes,
): ListQuery<Order> {
  const order = oneOf(args, 'order_by', orders)
  return { order, ...parsePage(args, { defaultPageSize, maxPageSize }) }
}

/** The same for a list that knows no order. */
export function parsePage(args: Arguments, { defaultPageSize, maxPageSize }: PageSizes): Page {
  return {
    page: integer(args, 'page', 1, MAX_INT32) ?? 1,
    pageSize: Math.min(integer(args, 'page_size', 1, MAX_UINT32) ?? defaultPageSize, maxPageSize),
  }
}

/** The same for VPC endpoints, whose `page_size` the SDK keeps between 0 and 1000. */
export function parseVpcEndpointQuery(
  args: Arguments,
  { defaultPageSize, maxPageSize }: PageSizes,
): ListQuery<PipelineOrder> {
  const order = oneOf(args, 'order_by', PIPELINE_ORDERS)
  const page = integer(args, 'page', 1, MAX_INT32) ?? 1
  const pageSize = integer(args, 'page_size', 0, MAX_VPC_ENDPOINT_PAGE_SIZE) || defaultPageSize
  return { order, page, pageSize: Math.min(pageSize, maxPageSize) }
}

export function parseProjectFilter(args: Arguments): ProjectFilter {
  return { projectId: args.uuid('project_id'), organizationId: args.uuid('organization_id') }
}

export function parseQueryBoolean(args: Arguments, name: string): boolean | undefined {
  const text = args.string(name)
  if (text === undefined || text === 'true' || text === 'false')
    return text === undefined ? undefined : text === 'true'
  args.refuse(name, 'format', 'value must be true or false')
  return undefined
}

function oneOf<Value extends string>(args: Arguments, name: string, values: readonly Value[]): Value {
  const text = args.string(name)
  const value = text === undefined ? values[0] : values.find((candidate) => candidate === text)
  if (value !== undefined) return value
  args.refuse(name, 'constraint', `value must be one of ${values.join(', ')}`)
  return values[0] as Value
}

function integer(args: Arguments, name: string, min: number, max: number): number | undefined {
  const text = args.string(name)
  if (text === undefined) return undefined
  if (!/^-?\d+$/.test(text)) {
    args.refuse(name, 'format', 'value must be an integer')
    return undefined
  }
  const value = Number(text)
  if (value >= min && value <= max) return value
  args.refuse(name, 'constraint', `value must be between ${min} and ${max}`)
  return undefined
}

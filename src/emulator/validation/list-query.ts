/** Reads the query parameters of lists. An empty value counts as left out. The caller passes the results to `Arguments.accept`. */
import type { CreatedAtOrder } from '../../wire/list.js'
import type { PipelineOrder } from '../../wire/pipeline.js'
import { MAX_INT32, MAX_UINT32, MAX_VPC_ENDPOINT_PAGE_SIZE } from '../constants.js'
import { Arguments } from './arguments.js'
import { isRefused, type Refused, unlessRefused } from './refused.js'

export type PageSizes = { defaultPageSize: number; maxPageSize: number }

type Orders<Order> = readonly [Order, ...Order[]]

export const CREATED_AT_ORDERS: Orders<CreatedAtOrder> = ['created_at_asc', 'created_at_desc']
export const PIPELINE_ORDERS: Orders<PipelineOrder> = [...CREATED_AT_ORDERS, 'name_asc', 'name_desc']

export function queryArguments(query: Readonly<Record<string, string>>): Arguments {
  return new Arguments(Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')))
}

/** The first order is the default. A page size above the maximum is reduced, not refused: see README.md. */
export function readListQuery<Order extends string>(
  args: Arguments,
  orders: Orders<Order>,
  pageSizes: PageSizes,
) {
  return { order: args.oneOf('order_by', orders) ?? orders[0], ...readPage(args, pageSizes) }
}

/** For a list that has no `order_by`. */
export function readPage(args: Arguments, { defaultPageSize, maxPageSize }: PageSizes) {
  const page = readInteger(args, 'page', 1, MAX_INT32) ?? 1
  const pageSize = readInteger(args, 'page_size', 1, MAX_UINT32) ?? defaultPageSize
  return { page, pageSize: unlessRefused(pageSize, (size) => Math.min(size, maxPageSize)) }
}

/** For VPC endpoints: the API's own SDK limits their `page_size` to 0–1000. 0 means the default. */
export function readVpcEndpointQuery(args: Arguments, { defaultPageSize, maxPageSize }: PageSizes) {
  const order = args.oneOf('order_by', PIPELINE_ORDERS) ?? PIPELINE_ORDERS[0]
  const page = readInteger(args, 'page', 1, MAX_INT32) ?? 1
  const pageSize = readInteger(args, 'page_size', 0, MAX_VPC_ENDPOINT_PAGE_SIZE) || defaultPageSize
  return { order, page, pageSize: unlessRefused(pageSize, (size) => Math.min(size, maxPageSize)) }
}

export function readScopeFilter(args: Arguments) {
  return { projectId: args.uuid('project_id'), organizationId: args.uuid('organization_id') }
}

export function readQueryBoolean(args: Arguments, name: string): boolean | undefined | Refused {
  const text = args.string(name)
  if (text === undefined || isRefused(text)) return text
  if (text === 'true' || text === 'false') return text === 'true'
  return args.refuse(name, 'format', 'value must be true or false')
}

function readInteger(args: Arguments, name: string, min: number, max: number): number | undefined | Refused {
  const text = args.string(name)
  if (text === undefined || isRefused(text)) return text
  if (!/^-?\d+$/.test(text)) return args.refuse(name, 'format', 'value must be an integer')
  const value = Number(text)
  if (value >= min && value <= max) return value
  return args.refuse(name, 'constraint', `value must be between ${min} and ${max}`)
}

import type { GraphQLResolveInfo } from 'graphql'
import { isUnreadable } from '../lib/unreadable.js'
import { toPage } from '../loaders/list-page.js'
import { readConnection } from '../pagination/connection.js'
import { listScope } from '../pagination/cursor.js'
import { createdAtOrder } from '../pagination/order.js'
import { pagedSource } from '../pagination/paged-source.js'
import type { CreatedAtOrder } from '../wire/list.js'
import type { PurgeRequest, PurgeRequestQuery } from '../wire/purge-request.js'
import type { Context } from './context.js'
import { countsOnly } from './selection.js'
import { type StageListArgs, toDirection } from './stage-lists.js'

/** A page of the purge requests that match the filter. */
export function readPurgeRequests(
  filter: Pick<PurgeRequestQuery, 'pipeline_id' | 'project_id' | 'organization_id'>,
  args: StageListArgs,
  { loaders, knowledge, countNodes }: Context,
  info: GraphQLResolveInfo,
) {
  const order = createdAtOrder<PurgeRequest>(toDirection(args.orderBy))
  const source = pagedSource(async (page, page_size, again) => {
    const query = { ...filter, order_by: order.name as CreatedAtOrder, page, page_size }
    if (again) loaders.purgeRequests.page.clear(query)
    const list = await loaders.purgeRequests.page.load(query)
    for (const request of list.purge_requests)
      if (!isUnreadable(request)) loaders.purgeRequests.byId.keep(request.id, request)
    return toPage(list, list.purge_requests)
  }, knowledge.of('PurgeRequest'))
  return readConnection(source, {
    list: () => listScope('PurgeRequest', filter),
    order,
    args,
    countOnly: countsOnly(info),
    countNodes,
  })
}

import { isUnreadable } from '../../../lib/unreadable.js'
import { toPage } from '../../../loaders/list-page.js'
import { readConnection } from '../../../pagination/connection.js'
import { listScope } from '../../../pagination/cursor.js'
import { createdAtOrder } from '../../../pagination/order.js'
import { pagedSource } from '../../../pagination/paged-source.js'
import type { CreatedAtOrder } from '../../../wire/list.js'
import type { VpcEndpoint } from '../../../wire/vpc-endpoint.js'
import type { QueryResolvers } from '../../__generated__/resolvers.js'
import { requireUuid, toProjectFilter } from '../../ids.js'
import { countsOnly } from '../../selection.js'
import { toDirection } from '../../stage-lists.js'

export const vpcEndpoint: QueryResolvers['vpcEndpoint'] = (_root, { id }, { loaders }) =>
  loaders.vpcEndpoints.load({ id: requireUuid('id', id) })

export const vpcEndpoints: QueryResolvers['vpcEndpoints'] = (_root, args, context, info) => {
  const { client, loaders, knowledge } = context
  const filter = toProjectFilter(args.filter)
  const order = createdAtOrder<VpcEndpoint>(toDirection(args.orderBy))
  const source = pagedSource(async (page, page_size) => {
    const query = { ...filter, order_by: order.name as CreatedAtOrder, page, page_size }
    const list = await client.vpcEndpoints.list(query)
    for (const endpoint of list.vpc_endpoints)
      if (!isUnreadable(endpoint)) loaders.vpcEndpoints.keep({ id: endpoint.id }, endpoint)
    return toPage(list, list.vpc_endpoints)
  }, knowledge.of('VpcEndpoint'))
  return readConnection(source, {
    list: () => listScope('VpcEndpoint', filter),
    order,
    args,
    countOnly: countsOnly(info),
    countNodes: context.countNodes,
  })
}

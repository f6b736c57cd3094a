/** A cursor costs a digest per operation, so only selected cursors are made. */
import { expect, it } from 'vitest'
import { cutConnection } from '../../src/pagination/connection.js'
import { createdAtOrder } from '../../src/pagination/order.js'

it('a list is named only when one of its cursors is read', async () => {
  let named = 0
  const list = () => {
    named += 1
    return 'list'
  }
  const items = [{ id: 'a', created_at: '2026-01-01T00:00:00Z' }]
  const request = { list, order: createdAtOrder<(typeof items)[0]>('asc'), args: {}, countOnly: false }
  const { pageInfo, edges } = await cutConnection(items, request)
  expect([pageInfo.hasNextPage, pageInfo.hasPreviousPage, edges.length]).toEqual([false, false, 1])
  expect(named).toBe(0)
  expect(pageInfo.startCursor).toBe(edges[0]?.cursor)
  expect(pageInfo.endCursor).toBe(edges[0]?.cursor)
  expect(named).toBe(1)
})

/** Lists read page by page with Apollo Client's own pagination. */
import { gql, type TypedDocumentNode } from '@apollo/client'
import { describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'
import { createApolloClient, show } from './support.js'

type PipelinesData = {
  pipelines: {
    totalCount: number
    edges: { cursor: string; node: { id: string; name: string } }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}
type PipelinesVariables = { first: number; after?: string | null; direction: 'ASC' | 'DESC' }

const PIPELINES: TypedDocumentNode<PipelinesData, PipelinesVariables> = gql`
  query Pipelines($first: Int!, $after: String, $direction: OrderDirection!) {
    pipelines(first: $first, after: $after, orderBy: { field: NAME, direction: $direction }) {
      totalCount
      edges {
        cursor
        node {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`

const NAMES = Array.from({ length: 23 }, (_, n) => `pipeline-${String(n).padStart(2, '0')}`)

const namesOf = ({ pipelines }: PipelinesData) => pipelines.edges.map(({ node }) => node.name)

async function startShelf() {
  const world = await startWorld()
  for (const name of NAMES) await world.upstream.createPipeline({ name })
  world.upstream.resetRequests()
  return { ...world, client: createApolloClient(world.url) }
}

describe('a list with relayStylePagination', () => {
  it('is read to its end by fetchMore, every item exactly once, at a call a page', async () => {
    await using world = await startShelf()
    using screen = show(world.client, PIPELINES, { first: 5, direction: 'ASC' })
    let { pageInfo } = (await screen.until(() => true)).pipelines
    while (pageInfo.hasNextPage)
      pageInfo = (await screen.fetchMore({ after: pageInfo.endCursor })).pipelines.pageInfo
    const all = await screen.until(({ pipelines }) => !pipelines.pageInfo.hasNextPage)
    expect(namesOf(all)).toEqual(NAMES)
    expect(all.pipelines.totalCount).toBe(NAMES.length)
    expect(world.upstream.upstreamRequests('GET /pipelines')).toHaveLength(5)
  })

  it('keeps what was read: a component that shows it later costs no call', async () => {
    await using world = await startShelf()
    using screen = show(world.client, PIPELINES, { first: 20, direction: 'ASC' })
    const { pageInfo } = (await screen.until(() => true)).pipelines
    await screen.fetchMore({ after: pageInfo.endCursor })
    world.upstream.resetRequests()
    using later = show(world.client, PIPELINES, { first: 20, direction: 'ASC' })
    expect(namesOf(await later.until(() => true))).toEqual(NAMES)
    expect(world.upstream.upstreamRequests()).toEqual([])
  })

  it('is kept apart for each order', async () => {
    await using world = await startShelf()
    for (const direction of ['ASC', 'DESC'] as const) {
      using screen = show(world.client, PIPELINES, { first: 2, direction })
      const expected = direction === 'ASC' ? NAMES.slice(0, 2) : NAMES.slice(-2).reverse()
      expect(namesOf(await screen.until(() => true))).toEqual(expected)
    }
  })
})

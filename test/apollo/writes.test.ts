/** Writes with Apollo Client, and how its normalized cache follows them. */
import { CombinedGraphQLErrors, gql, type TypedDocumentNode } from '@apollo/client'
import { describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'
import { createApolloClient, show } from './support.js'

type UserError = { message: string; field: string[] | null; code: string }
type CacheStage = { __typename: 'CacheStage'; id: string; fallbackTtl: number; includeCookies: boolean }
type Payload<Key extends string, Value> = { [key in Key]: Value | null } & { userErrors: UserError[] }

const CREATE_PIPELINE: TypedDocumentNode<
  { createPipeline: Payload<'pipeline', { id: string; name: string }> },
  { name: string }
> = gql`
  mutation CreatePipeline($name: String!) {
    createPipeline(input: { name: $name }) {
      pipeline { id name }
      userErrors { message field code }
    }
  }
`

const CREATE_CACHE_STAGE: TypedDocumentNode<
  { createCacheStage: Payload<'cacheStage', CacheStage> },
  { pipelineId: string; fallbackTtl: number }
> = gql`
  mutation CreateCacheStage($pipelineId: ID!, $fallbackTtl: Int!) {
    createCacheStage(input: { pipelineId: $pipelineId, fallbackTtl: $fallbackTtl }) {
      cacheStage { id fallbackTtl includeCookies }
      userErrors { message field code }
    }
  }
`

const UPDATE_CACHE_STAGE: TypedDocumentNode<
  { updateCacheStage: Payload<'cacheStage', CacheStage> },
  { id: string; fallbackTtl: number }
> = gql`
  mutation UpdateCacheStage($id: ID!, $fallbackTtl: Int) {
    updateCacheStage(input: { id: $id, fallbackTtl: $fallbackTtl }) {
      cacheStage { id fallbackTtl }
      userErrors { message field code }
    }
  }
`

const PIPELINE: TypedDocumentNode<
  { pipeline: { name: string; cacheStages: { totalCount: number; edges: { node: CacheStage }[] } } | null },
  { id: string }
> = gql`
  query Pipeline($id: ID!) {
    pipeline(id: $id) {
      id
      name
      cacheStages { totalCount edges { node { id fallbackTtl includeCookies } } }
    }
  }
`

async function startShop() {
  const world = await startWorld()
  const client = createApolloClient(world.url)
  const { data } = await client.mutate({ mutation: CREATE_PIPELINE, variables: { name: 'shop' } })
  const pipelineId = data?.createPipeline.pipeline?.id ?? ''
  return { ...world, client, pipelineId }
}

describe('a pipeline and its cache stage', () => {
  it('are created, and show up in a watched query that is asked again', async () => {
    await using shop = await startShop()
    const { client, pipelineId } = shop
    using screen = show(client, PIPELINE, { id: pipelineId })
    const before = await screen.until(({ pipeline }) => pipeline !== null)
    expect(before.pipeline).toMatchObject({ name: 'shop', cacheStages: { totalCount: 0, edges: [] } })

    const { data } = await client.mutate({
      mutation: CREATE_CACHE_STAGE,
      variables: { pipelineId, fallbackTtl: 60 },
      refetchQueries: [PIPELINE],
      awaitRefetchQueries: true,
    })
    expect(data?.createCacheStage).toMatchObject({ cacheStage: { fallbackTtl: 60 }, userErrors: [] })
    const after = await screen.until(({ pipeline }) => pipeline?.cacheStages.totalCount === 1)
    expect(after.pipeline?.cacheStages.edges[0]?.node.id).toBe(data?.createCacheStage.cacheStage?.id)
  })

  it('are updated wherever they are shown, without another read: type and id name them', async () => {
    await using shop = await startShop()
    const { client, pipelineId } = shop
    const created = await client.mutate({
      mutation: CREATE_CACHE_STAGE,
      variables: { pipelineId, fallbackTtl: 60 },
    })
    const id = created.data?.createCacheStage.cacheStage?.id ?? ''
    using screen = show(client, PIPELINE, { id: pipelineId })
    const ttl = (data: { pipeline: { cacheStages: { edges: { node: CacheStage }[] } } | null }) =>
      data.pipeline?.cacheStages.edges[0]?.node.fallbackTtl
    await screen.until((data) => ttl(data) === 60)
    shop.upstream.resetRequests()

    await client.mutate({ mutation: UPDATE_CACHE_STAGE, variables: { id, fallbackTtl: 7200 } })
    await screen.until((data) => ttl(data) === 7200)
    expect(client.cache.extract()).toHaveProperty([`CacheStage:${id}`, 'fallbackTtl'], 7200)
    expect(shop.upstream.upstreamRequests().map(({ method }) => method)).toEqual(['PATCH'])
  })
})

describe('what is wrong', () => {
  it('with an input arrives as data, each problem with its field and code', async () => {
    await using shop = await startShop()
    const { data, error } = await shop.client.mutate({
      mutation: CREATE_CACHE_STAGE,
      variables: { pipelineId: 'not-an-id', fallbackTtl: -1 },
    })
    expect(error).toBeUndefined()
    expect(data?.createCacheStage.cacheStage).toBeNull()
    expect(data?.createCacheStage.userErrors).toMatchObject([
      { __typename: 'UserError', field: ['input', 'pipelineId'], code: 'INVALID' },
      { __typename: 'UserError', field: ['input', 'fallbackTtl'], code: 'INVALID' },
    ])
  })

  it.each([
    ['an argument', '{ pipelines(first: 101) { totalCount } }', 'BAD_USER_INPUT'],
    ['a field that does not exist', '{ pipelines { count } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('with %s arrives as an error with a code and a request id', async (_what, text, code) => {
    await using shop = await startShop()
    const error = await shop.client.query({ query: gql(text) }).catch((reason: unknown) => reason)
    expect(CombinedGraphQLErrors.is(error)).toBe(true)
    expect((error as CombinedGraphQLErrors).errors[0]?.extensions).toMatchObject({
      code,
      requestId: expect.any(String),
    })
  })
})

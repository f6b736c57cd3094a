import { describe, expect, it } from 'vitest'
import { startGateway } from '../support/gateway.js'
import { id } from '../support/ids.js'
import { startHttpServer } from '../support/test-server.js'

/** Responds to each request for a page of head stages with the result of `answer`, and counts the pages. */
async function startHeads(answer: (page: number) => object) {
  const pages: number[] = []
  const server = await startHttpServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://upstream')
    response.setHeader('content-type', 'application/json')
    if (!pathname.endsWith('/head-stages')) {
      response.statusCode = pathname.includes('/pipelines/') ? 200 : 404
      response.end(JSON.stringify({ id: id(1), message: 'Not Found' }))
      return
    }
    pages.push(Number(searchParams.get('page')))
    response.end(JSON.stringify(answer(Number(searchParams.get('page')))))
  })
  const gateway = await startGateway(server.url)
  return {
    ...gateway,
    pages,
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

const READ = `{ pipeline(id: "${id(1)}") { headStages { id } } }`

describe('the head stages of a pipeline', () => {
  it.each([
    ['an unreadable total_count', null],
    ['a total_count far too large', 1_000_000],
  ])('ends the list at a page that repeats the one before it, despite %s', async (_name, total_count) => {
    await using world = await startHeads(() => ({ head_stages: [{ dns_stage_id: id(3) }], total_count }))
    expect(await world.read(READ)).toEqual({ pipeline: { headStages: [{ id: id(3) }] } })
    expect(world.pages).toEqual([1, 2])
  })

  it('reports an error when the list never ends', async () => {
    await using world = await startHeads((page) => ({
      head_stages: [{ dns_stage_id: id(page) }],
      total_count: 1_000_000,
    }))
    const { data, errors } = await world.query(READ)
    expect(data).toEqual({ pipeline: { headStages: null } })
    expect(errors[0]).toMatchObject({
      path: ['pipeline', 'headStages'],
      extensions: { code: 'UPSTREAM_UNAVAILABLE' },
    })
    expect(world.pages).toHaveLength(20)
  })
})

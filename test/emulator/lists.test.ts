import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowOf } from '../../src/emulator/store/pages.js'
import type { CacheStage } from '../../src/wire/cache-stage.js'
import type { PipelineList } from '../../src/wire/pipeline.js'
import type { StageList } from '../../src/wire/stage-kinds.js'
import { startEmbedded } from '../support/embedded-server.js'
import { createManualClock } from '../support/manual-clock.js'

const PIPELINES = 7

/** All were created at the same time, and each name occurs twice. */
async function startWithPipelines() {
  const upstream = await startEmbedded({ clock: createManualClock(), defaultPageSize: 3, maxPageSize: 5 })
  const ids: string[] = []
  for (let n = 0; n < PIPELINES; n++)
    ids.push((await upstream.createPipeline({ name: `p${Math.floor(n / 2)}` })).id)
  const page = async (query: string) => (await upstream.call<PipelineList>('GET', `/pipelines?${query}`)).body
  return Object.assign(upstream, { ids, page })
}

describe('a page', () => {
  it.each(['created_at_asc', 'created_at_desc', 'name_asc', 'name_desc'])(
    'pages of any size follow one order, also for equal keys: %s',
    async (order) => {
      await using upstream = await startWithPipelines()
      const expected = order.endsWith('asc') ? upstream.ids : upstream.ids.toReversed()
      for (let size = 1; size <= 5; size++) {
        const found: string[] = []
        for (let number = 1; number <= Math.ceil(PIPELINES / size); number++) {
          const { pipelines, total_count } = await upstream.page(
            `order_by=${order}&page=${number}&page_size=${size}`,
          )
          expect(total_count).toBe(PIPELINES)
          found.push(...pipelines.map(({ id }) => id))
        }
        expect(found).toEqual(expected)
      }
    },
  )

  it('a page has the default size if none is given, and at most the maximum size', async () => {
    await using upstream = await startWithPipelines()
    expect((await upstream.page('')).pipelines).toHaveLength(3)
    expect((await upstream.page('page_size=')).pipelines).toHaveLength(3)
    expect((await upstream.page('page_size=6')).pipelines).toHaveLength(5)
    expect((await upstream.page('page_size=4294967295&page=2')).pipelines).toHaveLength(2)
  })

  it('a page past the end is empty, and has the total', async () => {
    await using upstream = await startWithPipelines()
    for (const number of [4, 2147483647]) {
      expect(await upstream.page(`page=${number}`)).toEqual({ pipelines: [], total_count: PIPELINES })
    }
  })

  it.each([
    ['page=0', 'page', 'constraint'],
    ['page=-1', 'page', 'constraint'],
    ['page=2147483648', 'page', 'constraint'],
    ['page=1.5', 'page', 'format'],
    ['page=one', 'page', 'format'],
    ['page=0x1', 'page', 'format'],
    ['page_size=0', 'page_size', 'constraint'],
    ['page_size=-5', 'page_size', 'constraint'],
    ['page_size=4294967296', 'page_size', 'constraint'],
    ['page_size=1e1', 'page_size', 'format'],
    ['order_by=created_at', 'order_by', 'constraint'],
  ])('a list with the query %s is refused', async (query, name, reason) => {
    await using upstream = await startEmbedded()
    const { id } = await upstream.createPipeline()
    for (const path of ['/pipelines', '/pipelines-stages', `/pipelines/${id}/cache-stages`]) {
      expect(await upstream.call('GET', `${path}?${query}`)).toMatchObject({
        status: 400,
        body: { type: 'invalid_arguments', details: [{ argument_name: name, reason }] },
      })
    }
  })

  it('a list of stages cannot be ordered by name', async () => {
    await using upstream = await startEmbedded()
    const { id } = await upstream.createPipeline()
    expect(await upstream.call('GET', `/pipelines/${id}/cache-stages?order_by=name_asc`)).toMatchObject({
      status: 400,
    })
  })
})

it('a list of stages is paged like one of pipelines', async () => {
  await using upstream = await startEmbedded()
  const { id } = await upstream.createPipeline()
  const ids: string[] = []
  for (let n = 0; n < 5; n++) ids.push((await upstream.createCacheStage(id)).id)
  const page = async (query: string) => {
    const { body } = await upstream.call<StageList<CacheStage>>(
      'GET',
      `/pipelines/${id}/cache-stages?${query}`,
    )
    expect(body.total_count).toBe(5)
    return body.stages.map((stage) => stage.id)
  }
  expect(await page('page_size=2&page=1')).toEqual(ids.slice(0, 2))
  expect(await page('page_size=2&page=3')).toEqual(ids.slice(4))
  expect(await page('page_size=2&page=2&order_by=created_at_desc')).toEqual([ids[2], ids[1]])
})

it('the total stays right through creates and deletes', async () => {
  await using upstream = await startEmbedded()
  const ids: string[] = []
  for (let n = 0; n < 6; n++) {
    const { id } = await upstream.createPipeline()
    await upstream.createBackendStage(id)
    ids.push(id)
  }
  for (const [index, id] of ids.entries()) {
    await upstream.call('DELETE', `/pipelines/${id}`)
    const query = `project_id=${'aaaaaaaa-0000-4000-8000-000000000001'}`
    for (const path of ['/pipelines?', `/pipelines?${query}`, `/search-backend-stages?${query}`]) {
      expect((await upstream.call('GET', path)).body).toMatchObject({ total_count: 5 - index })
    }
  }
})

it('a window has the items of its page, and starts from the nearer end', () => {
  const page = fc.integer({ min: 1, max: 60 })
  const pageSize = fc.integer({ min: 1, max: 30 })
  const direction = fc.constantFrom('asc' as const, 'desc' as const)
  fc.assert(
    fc.property(
      page,
      pageSize,
      fc.integer({ min: 0, max: 100 }),
      direction,
      (page, pageSize, total, direction) => {
        const list = Array.from({ length: total }, (_, index) => index)
        const ordered = direction === 'asc' ? list : list.toReversed()
        const expected = ordered.slice((page - 1) * pageSize, page * pageSize)
        const window = windowOf({ page, pageSize }, total, direction)
        if (window === null) {
          expect(expected).toEqual([])
          return
        }
        const walked = window.direction === 'asc' ? list : list.toReversed()
        const items = walked.slice(window.offset, window.offset + window.limit)
        expect(items.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b))
        expect(window.offset).toBeLessThanOrEqual(total / 2)
      },
    ),
  )
})

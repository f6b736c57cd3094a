/** Counts the upstream calls for links to stages beyond the first page of their pipeline's list. */
import { describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'

/** Creates a pipeline whose last backends are each linked from one cache stage. */
async function fill({ upstream }: World, { backends, links }: { backends: number; links: number }) {
  const { id } = await upstream.createPipeline({ name: 'pipeline' })
  const backendIds: string[] = []
  for (let index = 0; index < backends; index++) backendIds.push((await upstream.createBackendStage(id)).id)
  const linked = backendIds.slice(-links)
  for (const backend_stage_id of linked) await upstream.createCacheStage(id, { backend_stage_id })
  return { id, linked }
}

/** Returns the linked backends in the gateway's answer, and the number of upstream calls. */
async function readLinks(world: World, id: string) {
  world.upstream.resetRequests()
  const data = await world.read(
    `{ pipeline(id: "${id}") { cacheStages(first: 100) { nodes { pipeline { name } backendStage { id status } } } } }`,
  )
  const nodes: { backendStage: { id: string } | null }[] = data.pipeline.cacheStages.nodes
  return {
    ids: nodes.map(({ backendStage }) => backendStage?.id ?? null),
    calls: world.upstream.requests.length,
  }
}

describe('links to the backends of a pipeline', () => {
  it.each([
    { backends: 1, links: 1, calls: 3 },
    { backends: 100, links: 100, calls: 3 },
    { backends: 120, links: 20, calls: 4 },
    { backends: 180, links: 60, calls: 4 },
  ])('reads $links links to $backends backends in $calls calls', async ({ backends, links, calls }) => {
    await using world = await startWorld()
    const { id, linked } = await fill(world, { backends, links })
    expect(await readLinks(world, id)).toEqual({ ids: linked, calls })
  })

  it('makes one call for each page of an upstream with smaller pages, once their size is known', async () => {
    await using world = await startWorld({ embedded: { maxPageSize: 20 } })
    const { id, linked } = await fill(world, { backends: 180, links: 60 })
    expect((await readLinks(world, id)).ids).toEqual(linked)
    const { ids, calls } = await readLinks(world, id)
    expect(ids).toEqual(linked)
    // The calls read the pipeline, 60 cache stages in pages that overlap, and 9 pages of backends.
    expect(calls).toBeLessThanOrEqual(1 + 5 + 9)
  })

  it('reads links one by one when that takes fewer calls than the rest of the list', async () => {
    await using world = await startWorld({ embedded: { maxPageSize: 5 } })
    const { id, linked } = await fill(world, { backends: 60, links: 3 })
    await readLinks(world, id)
    const { ids, calls } = await readLinks(world, id)
    expect(ids).toEqual(linked)
    expect(calls).toBeLessThanOrEqual(1 + 1 + 1 + 3)
  })

  it('returns null for each dangling link, at one call each', async () => {
    await using world = await startWorld()
    const { id, linked } = await fill(world, { backends: 5, links: 5 })
    const missing = linked.slice(0, 2)
    world.upstream.faults.add({
      on: 'GET /pipelines/:id/backend-stages',
      async respond(_request, act) {
        const response = await act()
        const body = (await response.json()) as { stages: { id: string }[]; total_count: number }
        const stages = body.stages.filter((stage) => !missing.includes(stage.id))
        return Response.json({ stages, total_count: stages.length })
      },
    })
    const { ids, calls } = await readLinks(world, id)
    expect(ids).toEqual(linked)
    expect(calls).toBe(5)
  })
})

describe('a page of stages whose first response is cut short', () => {
  it('reads the page again instead of keeping the failure for the operation', async () => {
    await using world = await startWorld()
    const { id, linked } = await fill(world, { backends: 12, links: 12 })
    let cuts = 0
    world.upstream.faults.add({
      on: 'GET /pipelines/:id/cache-stages',
      async respond(_request, act) {
        const response = await act()
        if (cuts++ > 0) return response
        const body = (await response.json()) as { stages: unknown[]; total_count: number }
        return Response.json({ ...body, stages: body.stages.slice(0, 1) })
      },
    })
    const { ids, calls } = await readLinks(world, id)
    expect(ids).toEqual(linked)
    expect(calls).toBe(4)
  })
})

import { expect, it } from 'vitest'
import { startEdgeWorld } from '../../support/edge-world.js'

it('a failing origin is logged once when it fails, and once when it recovers', async () => {
  let isDown = true
  await using world = await startEdgeWorld({
    origin: (_request, response) => (isDown ? response.destroy() : response.end('here')),
  })
  const { id, host, backendStage } = await world.createPipeline({ cache: { fallback_ttl: '0s' } })
  const about = { pipelineId: id, backendStageId: backendStage.id }
  for (let time = 0; time < 3; time += 1) expect(await world.get(host)).toMatchObject({ status: 502 })
  expect(world.log).toEqual([
    {
      level: 'warn',
      message: 'an origin fails',
      details: { ...about, reason: expect.stringContaining(world.originUrl) },
    },
  ])
  isDown = false
  for (let time = 0; time < 3; time += 1) expect(await world.get(host)).toMatchObject({ status: 200 })
  expect(world.log.slice(1)).toEqual([{ level: 'info', message: 'an origin answers again', details: about }])
})

it('a response that breaks off is one line in the log', async () => {
  await using world = await startEdgeWorld({
    origin: (_request, response) => {
      response.writeHead(200, { 'content-length': '10' })
      response.write('half')
      setImmediate(() => response.destroy())
    },
  })
  const { host } = await world.createPipeline()
  await expect(world.get(host)).rejects.toThrow('aborted')
  expect(world.log.map(({ level, message }) => [level, message])).toEqual([['warn', 'an origin fails']])
})

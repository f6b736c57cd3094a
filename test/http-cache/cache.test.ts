import { expect, it } from 'vitest'
import { createWorld } from './support/world.js'

it('keeps a response for as long as the origin says', async () => {
  const world = createWorld((_request, index) => ({
    fields: { 'cache-control': 'max-age=10' },
    body: `${index}`,
  }))
  expect((await world.get()).xCache).toBe('miss')
  world.advance(9)
  const hit = await world.get()
  expect(hit).toMatchObject({ status: 200, body: '0', xCache: 'hit-fresh', fields: { age: '9' } })
  world.advance(1)
  expect(await world.get()).toMatchObject({ body: '1', xCache: 'miss' })
})
it('500', async () => {
  const world = createWorld((_request, index) => ({
    fields: { 'cache-control': 'max-age=10', vary: 'accept-language' },
    body: `${index}`,
  }))
  const all = await Promise.all(
    Array.from({ length: 500 }, (_, i) => world.get({ fields: { 'accept-language': i % 2 ? 'en' : 'fr' } })),
  )
  expect(world.asked).toHaveLength(2)
  expect(new Set(all.map((a) => a.body)).size).toBe(2)
})
it('304', async () => {
  const world = createWorld((r, index) =>
    r.fields['if-none-match']
      ? { status: 304, fields: { 'cache-control': 'max-age=20', etag: '"a"', x: '2' } }
      : { fields: { 'cache-control': 'max-age=10', etag: '"a"', x: '1' }, body: `${index}` },
  )
  await world.get()
  world.advance(11)
  expect(await world.get()).toMatchObject({ status: 200, body: '0', xCache: 'hit-stale', fields: { x: '2' } })
  world.advance(11)
  expect(await world.get({ fields: { range: 'bytes=0-0' } })).toMatchObject({
    status: 206,
    body: '0',
    xCache: 'hit-fresh',
    fields: { x: '2', 'content-range': 'bytes 0-0/1' },
  })
})

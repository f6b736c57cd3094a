import { describe, expect, it } from 'vitest'
import { settled } from '../support/settled.js'
import { times } from '../support/times.js'
import { hold } from './support/hold.js'
import { HELLO } from './support/responses.js'

const SOON_STALE = { ...HELLO, fields: { 'cache-control': 'max-age=1, stale-while-revalidate=60' } }

describe('many who want the same at once', () => {
  it('requests of two cache stages are not collapsed', async () => {
    const { origin, world } = hold()
    const stages = [{ space: 'one' }, { space: 'other' }]
    const clients = stages.map((own) => world.open({}, own))
    await settled()
    expect(origin.calls).toHaveLength(2)
    for (const index of [0, 1]) origin.call(index).answer(SOON_STALE)
    await Promise.all(clients)
    world.advance(2)
    // Nor does one refresh what is the other's.
    const stale = stages.map((own) => world.open({}, own))
    await Promise.all(stale)
    expect(world.outcomes).toEqual(['miss', 'miss', 'hit-stale', 'hit-stale'])
    await settled()
    expect(origin.calls).toHaveLength(4)
  })

  it('500 requests at once share one fetch', async () => {
    const { origin, world, ask } = hold()
    const clients = ask(500)
    await settled()
    expect(origin.calls).toHaveLength(1)
    origin.call(0).answer(HELLO)
    const answers = await Promise.all(clients)
    expect(new Set(answers.map(({ status, body, xCache }) => `${status} ${body} ${xCache}`))).toEqual(
      new Set(['200 hello miss']),
    )
    expect(answers.filter(({ fields }) => /; collapsed/.test(String(fields['cache-status'])))).toHaveLength(
      499,
    )
    expect((await world.get()).xCache).toBe('hit-fresh')
    expect(origin.calls).toHaveLength(1)
  })

  it('requests at once need one fetch for each variant, even if no variants were known', async () => {
    const { origin, world } = hold()
    const clients = times(500, (index) => world.get({ fields: { foo: String(index % 5) } }))
    await settled()
    expect(origin.calls).toHaveLength(1)
    for (let call = 0; call < 5; call++) {
      for (const { request, answer } of origin.calls.slice(call))
        answer({ fields: { 'cache-control': 'max-age=60', vary: 'foo' }, body: `for ${request.fields.foo}` })
      call = origin.calls.length - 1
      await settled()
    }
    const answers = await Promise.all(clients)
    expect(answers.every(({ body }, index) => body === `for ${index % 5}`)).toBe(true)
    expect(origin.calls).toHaveLength(5)
  })

  it('requests do not wait for another variant once it is known what varies', async () => {
    const { origin, world } = hold()
    const first = world.get({ fields: { foo: '0' } })
    await settled()
    origin.call(0).answer({ fields: { 'cache-control': 'max-age=60', vary: 'foo' }, body: '0' })
    await first
    const clients = times(100, (index) => world.get({ fields: { foo: String(1 + (index % 4)) } }))
    await settled()
    expect(origin.calls).toHaveLength(5)
    for (const { request, answer } of origin.calls.slice(1))
      answer({ fields: { 'cache-control': 'max-age=60', vary: 'foo' }, body: `${request.fields.foo}` })
    const answers = await Promise.all(clients)
    expect(answers.every(({ body }, index) => body === String(1 + (index % 4)))).toBe(true)
    expect(origin.calls).toHaveLength(5)
  })

  it('requests at once share one validation', async () => {
    const { origin, world, ask } = hold()
    const first = world.get()
    await settled()
    origin.call(0).answer({ fields: { 'cache-control': 'max-age=10', etag: '"a"' }, body: 'hello' })
    await first
    world.advance(10)
    const clients = ask(500)
    await settled()
    expect(origin.calls).toHaveLength(2)
    origin.call(1).answer({ status: 304, fields: { date: null, 'cache-control': 'max-age=10' } })
    const answers = await Promise.all(clients)
    expect(new Set(answers.map(({ body, xCache }) => `${body} ${xCache}`))).toEqual(
      new Set(['hello hit-stale']),
    )
    expect(origin.calls).toHaveLength(2)
  })

  it('requests at once share an error', async () => {
    const { origin, ask } = hold()
    const clients = ask(500)
    await settled()
    origin.call(0).fail()
    const answers = await Promise.all(clients)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([502]))
    expect(origin.calls).toHaveLength(1)
  })

  it('requests at once share a stale response while the origin is away', async () => {
    const { origin, world, ask } = hold()
    const first = world.get()
    await settled()
    origin.call(0).answer(HELLO)
    await first
    world.advance(60)
    const clients = ask(100)
    await settled()
    origin.call(1).fail()
    const answers = await Promise.all(clients)
    expect(new Set(answers.map(({ body, xCache }) => `${body} ${xCache}`))).toEqual(
      new Set(['hello hit-stale']),
    )
    expect(origin.calls).toHaveLength(2)
  })

  it('requests at once each get the part they want', async () => {
    const { origin, world } = hold()
    const whole = world.get()
    await settled()
    origin.call(0).head(HELLO)
    await settled()
    const others = [
      world.get({ fields: { range: 'bytes=1-3' } }),
      world.get({ fields: { range: 'bytes=9-' } }),
      world.get(),
    ]
    await settled()
    origin.call(0).data('he')
    origin.call(0).data('llo')
    origin.call(0).end()
    expect(await whole).toMatchObject({ body: 'hello', isComplete: true })
    expect(await Promise.all(others)).toMatchObject([
      { status: 206, body: 'ell', isComplete: true, fields: { 'content-range': 'bytes 1-3/5' } },
      { status: 416, fields: { 'content-range': 'bytes */5' } },
      { status: 200, body: 'hello', isComplete: true },
    ])
    expect(origin.calls).toHaveLength(1)
  })
})

describe('those who come while a body is on its way', () => {
  const BEGUN = { fields: { 'cache-control': 'max-age=10' } }

  it('requests that join during a body get it from the beginning', async () => {
    const { origin, world } = hold()
    const first = world.get()
    await settled()
    origin.call(0).head(BEGUN)
    origin.call(0).data('hel')
    await settled()
    const second = world.get()
    await settled()
    origin.call(0).data('lo')
    origin.call(0).end()
    expect(await first).toMatchObject({ body: 'hello', isComplete: true })
    expect(await second).toMatchObject({ body: 'hello', isComplete: true, xCache: 'miss' })
    expect(origin.calls).toHaveLength(1)
  })

  it('requests that come during a body do not join it when it is no longer fresh', async () => {
    const { origin, world } = hold()
    void world.get()
    await settled()
    origin.call(0).head(BEGUN)
    await settled()
    world.advance(10)
    void world.get()
    await settled()
    expect(origin.calls).toHaveLength(2)
  })

  it.each(['no-cache', 'max-age=4'])(
    'a request that must reach the origin does not join a body: %s',
    async (directive) => {
      const { origin, world } = hold()
      void world.get()
      await settled()
      origin.call(0).head(BEGUN)
      await settled()
      world.advance(5)
      void world.get({ fields: { 'cache-control': directive } })
      await settled()
      expect(origin.calls).toHaveLength(2)
    },
  )

  it('requests during a refresh do not start a second one', async () => {
    const { origin, world } = hold()
    const first = world.get()
    await settled()
    const fields = { 'cache-control': 'max-age=10, stale-while-revalidate=60' }
    origin.call(0).answer({ fields, body: 'old' })
    await first
    world.advance(10)
    await world.get()
    await settled()
    origin.call(1).head({ fields: { 'cache-control': 'no-cache', etag: '"a"' } })
    await settled()
    expect(await world.get()).toMatchObject({ body: 'old' })
    await settled()
    expect(origin.calls).toHaveLength(2)
  })
})

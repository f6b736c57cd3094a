import { describe, expect, it } from 'vitest'
import { settled } from '../support/settled.js'
import { times } from '../support/times.js'
import { checkCases } from './support/cases.js'
import { hold } from './support/hold.js'
import { HELLO } from './support/responses.js'
import { createWorld } from './support/world.js'

describe('the cookie of a 304', () => {
  const validated = async (notModified: Record<string, string>) => {
    const world = createWorld((request, index) => {
      if (request.fields['if-none-match'] === undefined)
        return { fields: { 'cache-control': 'max-age=10', etag: '"a"' }, body: 'hello' }
      const cookie = index === 1 ? { 'set-cookie': 'session=alice' } : {}
      return { status: 304, fields: { etag: '"a"', ...cookie, ...notModified } }
    })
    await world.get()
    world.advance(10)
    const alice = await world.get()
    const bob = await world.get()
    return { alice, bob }
  }

  it.each([
    ['does not say for how long', {}],
    ['says for no time', { 'cache-control': 'public, max-age=0' }],
    ['wants to be asked each time', { 'cache-control': 'public, no-cache' }],
  ])(
    'the cookie of a 304 is only for the client whose request was sent, if the 304 %s',
    async (_name, notModified) => {
      const { alice, bob } = await validated(notModified)
      expect(alice.fields['set-cookie']).toBe('session=alice')
      expect(bob.body).toBe('hello')
      expect(bob.fields).not.toHaveProperty('set-cookie')
    },
  )

  it('the cookie of a 304 is stored if the 304 allows it', async () => {
    const { bob } = await validated({ 'cache-control': 'max-age=10' })
    expect(bob.fields['set-cookie']).toBe('session=alice')
  })
})

describe("a client's own conditions", () => {
  const origin = { fields: { 'cache-control': 'private', etag: '"a"' }, body: 'hello' }
  const fields = { 'if-none-match': '"a"' }
  const passedOn = { fields, asked: 1, status: 304, sent: fields }
  const keptBack = { fields, asked: 1, status: 200, sent: { 'if-none-match': null } }
  const known = { ...fields, authorization: 'alice' }
  checkCases([
    {
      id: 'are passed on where lately nothing could be shared',
      rfc: '9111 4.3.2',
      level: 'MAY',
      steps: [{ origin }, { after: 30, ...passedOn }, { ...passedOn, gets: { 'x-cache': 'miss' } }],
    },
    {
      id: 'are passed on for one who is known',
      rfc: '9111 4.3.2',
      level: 'MAY',
      steps: [{ ...passedOn, origin, fields: known }],
    },
    {
      id: 'are not passed on where the answer may be for others',
      rfc: '9111 4.3.2',
      level: 'ours',
      steps: [
        { origin, ...keptBack },
        { ...passedOn, after: 59 },
        // The 304 said nothing about others.
        { ...keptBack, after: 2 },
      ],
    },
    {
      id: 'keep nothing out of the cache that can be shared again',
      rfc: '9111 3',
      level: 'ours',
      steps: [
        { origin },
        { ...passedOn, origin: { fields: { 'cache-control': 'max-age=60', etag: '"a"' }, body: 'hello' } },
        { is: 'miss' },
        { fields, is: 'fresh', status: 304 },
      ],
    },
    {
      id: 'are those of the cache where something is stored',
      rfc: '9111 4.3.1',
      level: 'MUST',
      steps: [
        { origin: { fields: { 'cache-control': 'no-cache', etag: '"a"' }, body: 'hello' } },
        { fields: { ...known, 'if-none-match': '"b"' }, is: 'validated', status: 200, sent: fields },
      ],
    },
  ])
})

describe('what cannot be shared', () => {
  const PRIVATE = [
    ['no-store', { 'cache-control': 'no-store' }],
    ['private', { 'cache-control': 'private, max-age=60' }],
    ['nothing at all', {}],
    ['Vary: *', { 'cache-control': 'max-age=60', vary: '*' }],
    ['Set-Cookie', { 'set-cookie': 'a=1' }],
    ['no-cache', { 'cache-control': 'no-cache', etag: '"a"' }],
    ['max-age=0', { 'cache-control': 'max-age=0', etag: '"a"' }],
    ['what is too old already', { 'cache-control': 'max-age=60', age: '61', etag: '"a"' }],
  ] as const

  it.each(PRIVATE)('an unshareable response is for its own client: %s', async (_name, fields) => {
    const { origin, world, ask } = hold()
    const clients = ask(500)
    await settled()
    origin.call(0).answer({ fields, body: '0' })
    await settled()
    // Nobody waits for anybody any more.
    expect(origin.calls).toHaveLength(500)
    for (const [index, call] of origin.calls.slice(1).entries())
      call.answer({ fields, body: String(index + 1) })
    const answers = await Promise.all(clients)
    expect(new Set(answers.map(({ body }) => body)).size).toBe(500)
    const [last] = times(2, () => world.get())
    await settled()
    expect(origin.calls).toHaveLength(502)
    origin.call(501).answer({ fields, body: 'x' })
    origin.call(500).answer({ fields, body: 'y' })
    expect(await last).toMatchObject({ body: 'y' })
  })

  it('an unshareable response is for its own client if the stored one must always be validated', async () => {
    const { origin, world, ask } = hold()
    const fields = { 'cache-control': 'no-cache', etag: '"a"' }
    const first = world.get()
    await settled()
    origin.call(0).answer({ fields, body: 'hello' })
    await first
    const clients = ask(50)
    await settled()
    for (const { answer } of origin.calls.slice(1)) answer({ status: 304, fields })
    await settled()
    for (const { answer } of origin.calls.slice(2)) answer({ status: 304, fields })
    const answers = await Promise.all(clients)
    expect(new Set(answers.map(({ body }) => body))).toEqual(new Set(['hello']))
    expect(origin.calls).toHaveLength(51)
  })

  it('an unshareable response to a shared validation is for its own client', async () => {
    const { origin, world, ask } = hold()
    const fields = { 'cache-control': 'no-cache', etag: '"a"' }
    const first = world.get()
    await settled()
    origin.call(0).answer({ fields, body: 'hello' })
    await first
    world.advance(61)
    const clients = ask(50)
    await settled()
    expect(origin.calls).toHaveLength(2)
    origin.call(1).answer({ status: 304, fields })
    await settled()
    expect(origin.calls).toHaveLength(51)
    for (const { answer } of origin.calls.slice(2)) answer({ status: 304, fields })
    expect(new Set((await Promise.all(clients)).map(({ body }) => body))).toEqual(new Set(['hello']))
  })

  it('a 304 that varies shows that the response cannot be shared', async () => {
    const { origin, world } = hold()
    const first = world.get()
    await settled()
    origin.call(0).answer({ fields: { 'cache-control': 'max-age=10', etag: '"a"' }, body: 'for all' })
    await first
    world.advance(10)
    const clients = ['1', '2'].map((foo) => world.get({ fields: { foo } }))
    await settled()
    expect(origin.calls).toHaveLength(2)
    origin
      .call(1)
      .answer({ status: 304, fields: { 'cache-control': 'max-age=10', etag: '"a"', vary: 'foo' } })
    await settled()
    origin.call(2).answer({ fields: { 'cache-control': 'max-age=10', vary: 'foo' }, body: 'for 2' })
    expect((await Promise.all(clients)).map(({ body }) => body)).toEqual(['for all', 'for 2'])
  })

  it('an authorized request does not join a waiting list', async () => {
    const { origin, world } = hold()
    void world.get()
    void world.get({ fields: { authorization: 'alice' } })
    await settled()
    expect(origin.calls).toHaveLength(2)
  })

  it('an unshareable response goes to nobody else when its own client has left', async () => {
    const { origin, world } = hold({ includeCookies: true })
    const leaving = new AbortController()
    void world.get({ fields: { cookie: 'user=alice' }, signal: leaving.signal })
    const bob = world.get({ fields: { cookie: 'user=bob' } })
    await settled()
    expect(origin.calls).toHaveLength(1)
    leaving.abort()
    origin.call(0).answer({ fields: { 'cache-control': 'private' }, body: 'for alice' })
    await settled()
    expect(origin.call(1).request.fields.cookie).toBe('user=bob')
    origin.call(1).answer({ fields: { 'cache-control': 'private' }, body: 'for bob' })
    expect(await bob).toMatchObject({ body: 'for bob' })
  })

  it('an unshareable response goes to nobody who joins a refresh in the background', async () => {
    const { origin, world } = hold()
    const first = world.get()
    await settled()
    origin
      .call(0)
      .answer({ fields: { 'cache-control': 'public, max-age=10, stale-while-revalidate=10' }, body: 'old' })
    await first
    world.advance(15)
    expect(await world.get({ fields: { authorization: 'alice' } })).toMatchObject({ body: 'old' })
    world.advance(15)
    const bob = world.get()
    await settled()
    origin.call(1).answer({ fields: {}, body: 'for alice' })
    await settled()
    expect(origin.call(2).request.fields.authorization).toBeUndefined()
    origin.call(2).answer({ fields: {}, body: 'for bob' })
    expect(await bob).toMatchObject({ body: 'for bob' })
  })

  it('private fields are for the first client alone, even if it has left', async () => {
    const { origin, world } = hold()
    const leaving = new AbortController()
    void world.get({ signal: leaving.signal })
    const other = world.get()
    await settled()
    leaving.abort()
    origin
      .call(0)
      .answer({ fields: { 'cache-control': 'max-age=60, private="x-own"', 'x-own': '1' }, body: 'hello' })
    expect((await other).fields['x-own']).toBeUndefined()
  })

  it('a hit-for-miss URL queues again after a minute, and stops being one once its response can be shared', async () => {
    const { origin, world, ask } = hold()
    const first = world.get()
    await settled()
    origin.call(0).answer({ body: '0' })
    await first
    world.advance(61)
    const clients = ask(10)
    await settled()
    expect(origin.calls).toHaveLength(2)
    origin.call(1).answer(HELLO)
    await Promise.all(clients)
    expect(origin.calls).toHaveLength(2)
  })

  it.each([
    ['an error, which may be over then', 503],
    ['a refusal, which others may not get', 403],
    ['a complaint about one request', 400],
  ])('requests share a fetch again one second after %s', async (_name, status) => {
    const { origin, world, ask } = hold()
    const first = world.get()
    await settled()
    origin.call(0).answer({ status })
    await first
    world.advance(1.1)
    const clients = ask(10)
    await settled()
    expect(origin.calls).toHaveLength(2)
    origin.call(1).answer(HELLO)
    await Promise.all(clients)
  })

  it('a response about one client does not make a URL hit-for-miss', async () => {
    const { origin, world, ask } = hold()
    const alone = [
      world.get({ fields: { range: 'bytes=0-1,4-4' } }),
      world.get({ fields: { authorization: 'alice' } }),
    ]
    await settled()
    origin.call(0).answer({ status: 206, fields: { 'content-type': 'multipart/byteranges; boundary=x' } })
    origin.call(1).answer(HELLO)
    await Promise.all(alone)
    const clients = ask(10)
    await settled()
    expect(origin.calls).toHaveLength(3)
    origin.call(2).answer(HELLO)
    await Promise.all(clients)
  })

  it('a range does not make a URL hit-for-miss', async () => {
    const { origin, world } = hold()
    void world.get({ fields: { range: 'bytes=0-0' } })
    void world.get()
    await settled()
    expect(origin.calls.map(({ request }) => request.fields.range)).toEqual(['bytes=0-0', undefined])
  })

  it('a request with no-store does not make a URL hit-for-miss', async () => {
    const { origin, ask } = hold()
    void ask(3, { fields: { 'cache-control': 'no-store' } })
    await settled()
    expect(origin.calls).toHaveLength(3)
  })
})

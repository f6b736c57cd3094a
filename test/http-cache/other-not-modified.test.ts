/** RFC 9111 section 4.3.4: a 304 freshens only what it is about. Otherwise there is another body now, which is asked for. */
import { describe, expect, it } from 'vitest'
import { settled } from '../support/settled.js'
import { dateAt } from './support/cases.js'
import { createWorld, type OriginResponse, type OriginScript, type WorldOptions } from './support/world.js'

const OLD_DATE = dateAt(-7200)
const NEW_DATE = dateAt(-3600)

type Validators = Record<string, string>

/** Answers a condition with a 304 that says `said`, and anything else with the body that is there by then. */
function originOf(stored: Validators, said: Validators, more: Record<string, string> = {}) {
  const answers: OriginResponse[] = []
  const script: OriginScript = ({ fields }, index) => {
    const cacheControl = { 'cache-control': 'max-age=10', ...more }
    const isAsked = fields['if-none-match'] !== undefined || fields['if-modified-since'] !== undefined
    const answer: OriginResponse =
      index === 0
        ? { fields: { ...cacheControl, ...stored, 'x-version': 'old' }, body: 'old' }
        : isAsked
          ? { status: 304, fields: { ...cacheControl, ...said, 'x-version': 'new' } }
          : { fields: { ...cacheControl, ...said, 'x-version': 'new' }, body: 'new' }
    answers.push(answer)
    return answer
  }
  return { script, answers }
}

const TABLE: readonly {
  readonly what: string
  readonly stored: Validators
  readonly said: Validators
  readonly isAbout: boolean
}[] = [
  { what: 'the same strong tag', stored: { etag: '"a"' }, said: { etag: '"a"' }, isAbout: true },
  { what: 'another strong tag', stored: { etag: '"a"' }, said: { etag: '"b"' }, isAbout: false },
  { what: 'the same weak tag', stored: { etag: 'W/"a"' }, said: { etag: 'W/"a"' }, isAbout: true },
  { what: 'another weak tag', stored: { etag: 'W/"a"' }, said: { etag: 'W/"b"' }, isAbout: false },
  // As nginx does with what it has compressed.
  { what: 'its weak tag as a strong one', stored: { etag: 'W/"a"' }, said: { etag: '"a"' }, isAbout: true },
  { what: 'its strong tag as a weak one', stored: { etag: '"a"' }, said: { etag: 'W/"a"' }, isAbout: true },
  { what: 'a tag in another case', stored: { etag: '"a"' }, said: { etag: '"A"' }, isAbout: false },
  { what: 'nothing, where it has a tag', stored: { etag: '"a"' }, said: {}, isAbout: true },
  { what: 'nothing, where it has a date', stored: { 'last-modified': OLD_DATE }, said: {}, isAbout: true },
  {
    what: 'the same date',
    stored: { 'last-modified': OLD_DATE },
    said: { 'last-modified': OLD_DATE },
    isAbout: true,
  },
  {
    what: 'the same date in another case',
    stored: { 'last-modified': OLD_DATE },
    said: { 'last-modified': OLD_DATE.toUpperCase() },
    isAbout: true,
  },
  {
    what: 'another date',
    stored: { 'last-modified': OLD_DATE },
    said: { 'last-modified': NEW_DATE },
    isAbout: false,
  },
  {
    what: 'what is no date',
    stored: { 'last-modified': OLD_DATE },
    said: { 'last-modified': 'lately' },
    isAbout: false,
  },
  {
    what: 'the same tag and another date',
    stored: { etag: '"a"', 'last-modified': OLD_DATE },
    said: { etag: '"a"', 'last-modified': NEW_DATE },
    isAbout: true,
  },
  {
    what: 'another tag and the same date',
    stored: { etag: '"a"', 'last-modified': OLD_DATE },
    said: { etag: '"b"', 'last-modified': OLD_DATE },
    isAbout: false,
  },
  {
    what: 'its date alone, where it has a tag too',
    stored: { etag: '"a"', 'last-modified': OLD_DATE },
    said: { 'last-modified': OLD_DATE },
    isAbout: true,
  },
  {
    what: 'another date alone, where it has a tag too',
    stored: { etag: '"a"', 'last-modified': OLD_DATE },
    said: { 'last-modified': NEW_DATE },
    isAbout: false,
  },
  {
    what: 'a tag, where it has a date alone',
    stored: { 'last-modified': OLD_DATE },
    said: { etag: '"b"' },
    isAbout: false,
  },
  {
    what: 'a tag and its date, where it has that alone',
    stored: { 'last-modified': OLD_DATE },
    said: { etag: '"b"', 'last-modified': OLD_DATE },
    isAbout: true,
  },
]

const STORES: readonly { readonly where: string; readonly options: WorldOptions }[] = [
  { where: 'here', options: {} },
  { where: 'elsewhere', options: { isSlow: true } },
]

describe.each(STORES)('a 304, with a store that is $where', ({ options }) => {
  it.each(TABLE)(
    'a 304 that says $what is about the stored response: $isAbout',
    async ({ stored, said, isAbout }) => {
      const { script } = originOf(stored, said)
      const world = createWorld(script, options)
      await world.get()
      world.advance(11)
      const answer = await world.get()
      const version = isAbout ? 'old' : 'new'
      // Body and validators are of one version, and what is fresh from now on is that.
      expect(answer).toMatchObject({ status: 200, body: version, xCache: isAbout ? 'hit-stale' : 'miss' })
      expect(answer.fields.etag).toBe(isAbout ? stored.etag : said.etag)
      await settled()
      const next = await world.get()
      expect(next).toMatchObject({ status: 200, body: version, xCache: 'hit-fresh' })
      expect(world.asked).toHaveLength(isAbout ? 2 : 3)
      if (isAbout) return
      expect(next.fields['x-version']).toBe('new')
      expect(world.asked[2]?.fields).not.toHaveProperty('if-none-match')
      expect(world.asked[2]?.fields).not.toHaveProperty('if-modified-since')
    },
  )
})

describe('a 304 about something else', () => {
  const other = (more: Record<string, string> = {}) => originOf({ etag: '"a"' }, { etag: '"b"' }, more)

  it('an unrelated 304 gets all waiting requests the new body by one fetch', async () => {
    const { script } = other()
    const world = createWorld(script)
    await world.get()
    world.advance(11)
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.get()))
    expect(answers.map(({ body, xCache }) => [body, xCache])).toEqual(Array(5).fill(['new', 'miss']))
    expect(world.asked).toHaveLength(3)
  })

  it('an unrelated 304 in the background brings the new body for later requests', async () => {
    const { script } = other({ 'cache-control': 'max-age=10, stale-while-revalidate=60' })
    const world = createWorld(script)
    await world.get()
    world.advance(11)
    expect(await world.get()).toMatchObject({ body: 'old', xCache: 'hit-stale' })
    await settled()
    expect(await world.get()).toMatchObject({ body: 'new', xCache: 'hit-fresh' })
    expect(world.asked).toHaveLength(3)
  })

  it('an unrelated 304 leaves the other variants as they are', async () => {
    const script: OriginScript = ({ fields }, index) => {
      const all = { 'cache-control': `max-age=${fields.foo === '1' ? 10 : 60}`, vary: 'foo' }
      if (fields['if-none-match'] !== undefined) return { status: 304, fields: { ...all, etag: '"two"' } }
      return {
        fields: { ...all, etag: fields.foo === '1' ? '"one"' : '"two"' },
        body: `${fields.foo} ${index}`,
      }
    }
    const world = createWorld(script)
    await world.get({ fields: { foo: '1' } })
    await world.get({ fields: { foo: '2' } })
    world.advance(11)
    expect(await world.get({ fields: { foo: '1' } })).toMatchObject({ body: '1 3', xCache: 'miss' })
    expect(await world.get({ fields: { foo: '2' } })).toMatchObject({ body: '2 1', xCache: 'hit-fresh' })
  })

  it('an unrelated 304 that leads to an unstorable response drops the stored one', async () => {
    const script: OriginScript = ({ fields }, index) => {
      if (index === 0) return { fields: { 'cache-control': 'max-age=10', etag: '"a"' }, body: 'old' }
      if (fields['if-none-match'] !== undefined) return { status: 304, fields: { etag: '"b"' } }
      return { fields: { 'cache-control': 'no-store', etag: '"b"' }, body: `new ${index}` }
    }
    const world = createWorld(script)
    await world.get()
    world.advance(11)
    expect(await world.get()).toMatchObject({ body: 'new 2', xCache: 'miss' })
    await settled()
    expect(await world.get()).toMatchObject({ body: 'new 3', xCache: 'miss' })
    expect(world.asked[3]?.fields).not.toHaveProperty('if-none-match')
  })

  it('a 304 to a request without a condition is a 502', async () => {
    const script: OriginScript = (_request, index) =>
      index === 0
        ? { fields: { 'cache-control': 'max-age=10, must-revalidate', etag: '"a"' }, body: 'old' }
        : { status: 304, fields: { etag: '"b"' } }
    const world = createWorld(script)
    await world.get()
    world.advance(11)
    const answer = await world.get()
    expect(answer.status).toBe(504)
    expect(answer.body).not.toContain('old')
    expect(world.asked).toHaveLength(3)
  })

  it('the second fetch after an unrelated 304 is aborted when its one client has left', async () => {
    let isHeld = false
    const script: OriginScript = ({ fields }, index) => {
      if (index === 0) return { fields: { 'cache-control': 'max-age=10', etag: '"a"' }, body: 'old' }
      if (fields['if-none-match'] !== undefined) return { status: 304, fields: { etag: '"b"' } }
      isHeld = true
      return () => {}
    }
    const world = createWorld(script)
    await world.get()
    world.advance(11)
    const leaving = new AbortController()
    void world.get({ signal: leaving.signal })
    await settled()
    expect(isHeld).toBe(true)
    leaving.abort()
    await settled()
    expect([...world.aborted]).toEqual([2])
  })
})

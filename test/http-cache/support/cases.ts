/** Rules of the RFCs as rows. Each has an id, its section, its requirement level, and the requests that show it. */
import { expect, it } from 'vitest'
import { settled } from '../../support/settled.js'
import {
  type ClientRequest,
  createWorld,
  type OriginResponse,
  type OriginScript,
  START_MS,
  type WorldOptions,
} from './world.js'

/** `ours`: the RFCs leave it open, and this is what this cache does. */
type Level = 'MUST' | 'SHOULD' | 'MAY' | 'ours'

type Rule = {
  readonly id: string
  /** Such as `9111 4.2.1`. */
  readonly rfc: string
  readonly level: Level
  readonly world?: WorldOptions
}

/** A value of null: the field must not be there. A pattern may stand for the value. */
type ExpectedFields = Record<string, string | readonly string[] | RegExp | null>

/**
 * The outcome of a request. `fresh`, `stale`: the stored response, without a fetch. `refreshing`: the same, with a
 * fetch afterwards. `validated`: the stored response, after a 304 of the origin. `miss`: the origin's own response.
 */
type Fate = 'fresh' | 'stale' | 'refreshing' | 'validated' | 'miss'

export type Step = ClientRequest & {
  /** Seconds since the request before. */
  readonly after?: number
  /**
   * The origin's response from now on. Unless a status is given, a conditional request gets a 304. A response without a body
   * gets the number of the step, from 0, as its body.
   */
  readonly origin?: OriginResponse | 'refused'
  readonly is?: Fate
  /** The number of requests to the origin in this step. */
  readonly asked?: number
  /** The fields of the request to the origin. */
  readonly sent?: ExpectedFields
  readonly status?: number
  readonly answer?: string
  readonly gets?: ExpectedFields
}

export type Case = Rule & { readonly steps: readonly Step[] }

/** A response that is stored or is not, and a second request that shows it. */
export type Pair = Rule & {
  /** The origin's fields; a string is `Cache-Control`. */
  readonly origin: string | NonNullable<OriginResponse['fields']>
  readonly status?: number
  readonly first?: ClientRequest
  /** Seconds between the two requests. */
  readonly after?: number
  readonly second?: ClientRequest
  readonly is: Fate
}

const X_CACHE: Record<Fate, string> = {
  fresh: 'hit-fresh',
  stale: 'hit-stale',
  refreshing: 'hit-stale',
  validated: 'hit-stale',
  miss: 'miss',
}

const ASKED: Record<Fate, number> = { fresh: 0, stale: 0, refreshing: 1, validated: 1, miss: 1 }

/** A date, in seconds from when the clock of a test starts. */
export function dateAt(seconds: number): string {
  return new Date(START_MS + seconds * 1000).toUTCString()
}

export function checkPairs(pairs: readonly Pair[]): void {
  checkCases(
    pairs.map(({ origin, status, first = {}, after = 1, second = {}, is, ...rule }) => {
      const fields = typeof origin === 'string' ? { 'cache-control': origin } : origin
      const answer = { fields, ...(status !== undefined && { status }) }
      return {
        ...rule,
        steps: [
          { ...first, origin: answer },
          { ...second, after, is },
        ],
      }
    }),
  )
}

export function checkCases(cases: readonly Case[]): void {
  // Not by `it.each`, which would cut the id short.
  for (const { id, rfc, level, steps, world: options } of cases)
    it(`${id} (RFC ${rfc}, ${level})`, async () => {
      let now: OriginResponse | 'refused' = {}
      let number = 0
      const script: OriginScript = ({ fields }) => answerOf(now, fields, number)
      const world = createWorld(script, options)
      for (const [index, step] of steps.entries()) {
        number = index
        now = step.origin ?? now
        world.advance(step.after ?? 0)
        const before = world.asked.length
        const answer = await world.get(step)
        await settled()
        const asked = world.asked.slice(before)
        const where = `step ${index}`
        if (step.is !== undefined) {
          expect({ where, xCache: answer.xCache, asked: asked.length }).toEqual({
            where,
            xCache: X_CACHE[step.is],
            asked: ASKED[step.is],
          })
          if (answer.status === 200 && step.method !== 'HEAD' && now !== 'refused' && now.body === undefined)
            expect({ where, isNew: answer.body === String(index) }).toEqual({
              where,
              isNew: step.is === 'miss',
            })
        }
        if (step.asked !== undefined)
          expect({ where, asked: asked.length }).toEqual({ where, asked: step.asked })
        if (step.status !== undefined)
          expect({ where, status: answer.status }).toEqual({ where, status: step.status })
        if (step.answer !== undefined)
          expect({ where, body: answer.body }).toEqual({ where, body: step.answer })
        expectFields(where, answer.fields, step.gets)
        expectFields(`${where}, to the origin`, asked[0]?.fields ?? {}, step.sent)
      }
    })
}

function answerOf(
  answer: OriginResponse | 'refused',
  asked: Record<string, unknown>,
  number: number,
): OriginResponse | 'refused' {
  if (answer === 'refused') return answer
  const isConditional = asked['if-none-match'] !== undefined || asked['if-modified-since'] !== undefined
  if (isConditional && answer.status === undefined) return { ...answer, status: 304, body: '' }
  return { body: String(number), ...answer }
}

function expectFields(where: string, fields: Record<string, unknown>, expected: ExpectedFields = {}): void {
  for (const [name, value] of Object.entries(expected)) {
    const actual = { where, [name]: fields[name] ?? null }
    expect(actual).toEqual({ where, [name]: value instanceof RegExp ? expect.stringMatching(value) : value })
  }
}

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { EdgeResponseHeads } from '../../../../src/edge/server/shared/edge-response-heads.js'
import type { HttpResponse } from '../../../../src/http-cache/message.js'
import { createManualClock } from '../../../support/manual-clock.js'

const clock = createManualClock()

/** As the server does with each answer; another one comes between two. */
function send(heads: EdgeResponseHeads, answer: HttpResponse): string {
  heads.textOf({ ...answer, fields: {} }, 0)
  const length = heads.lengthOf(answer, 'GET')
  return heads.textOf(answer, length) + heads.smallBodyOf(answer)
}

const answerWith = (fields: HttpResponse['fields']): HttpResponse => ({
  status: 200,
  fields,
  added: [],
  body: [Buffer.from('hello')],
})

describe('the heads of responses', () => {
  it('heads are prepared for responses that are sent again', () => {
    let reads = 0
    const answer = answerWith({
      get 'x-own'() {
        reads += 1
        return 'own'
      },
    })
    const heads = new EdgeResponseHeads(clock)
    const sent = Array.from({ length: 5 }, () => send(heads, answer))
    expect(sent[0]).toMatch(/^HTTP\/1\.1 200 OK\r\nx-own: own\r\n.*hello$/s)
    expect(new Set(sent).size).toBe(1)
    // Once for each of the first two.
    expect(reads).toBe(2)
  })

  it('large heads are not kept', async () => {
    const heads = new EdgeResponseHeads(clock)
    const sendLarge = () => {
      const fields = { 'x-large': 'x'.repeat(5000) }
      for (let time = 0; time < 3; time++) send(heads, answerWith(fields))
      return new WeakRef(fields)
    }
    const large = Array.from({ length: 10 }, sendLarge)
    send(heads, answerWith({}))
    setFlagsFromString('--expose-gc')
    await new Promise(setImmediate)
    ;(runInNewContext('gc') as () => void)()
    expect(large.map((fields) => fields.deref())).toEqual(Array(10).fill(undefined))
  })
})

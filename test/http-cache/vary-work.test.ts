/** The work for fields that a client can make as long as a whole request. */
import { expect, it, vi } from 'vitest'
import { selectingFields } from '../../src/http-cache/rules/vary.js'
import { settled } from '../support/settled.js'
import { createHeldFetches } from './support/held-fetches.js'
import { createWorld } from './support/world.js'

const FIELDS = { 'cache-control': 'max-age=60', vary: 'accept, foo' }

/** A request whose `Accept` tells how often it was read. */
function counted(foo: number) {
  let reads = 0
  const fields = {
    foo: String(foo),
    get accept() {
      reads += 1
      return 'text/html'
    },
  }
  return { fields, reads: () => reads }
}

it.each([
  ['is stored', 0],
  ['is not', 1000],
])(
  'a field is read as often for one variant as for many if the requested variant %s',
  async (_which, foo) => {
    const readsFor = async (variants: number) => {
      const world = createWorld(() => ({ fields: FIELDS }))
      for (let index = 0; index < variants; index++)
        await world.get({ fields: { foo: String(index), accept: 'text/html' } })
      const request = counted(foo)
      await world.get(request)
      return request.reads()
    }
    expect(await readsFor(60)).toBe(await readsFor(2))
  },
)

it('a field is read as often for one fetch under way as for many', async () => {
  const readsFor = async (fetches: number) => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const first = world.get({ fields: { foo: 'first', accept: 'text/html' } })
    await settled()
    origin.call(0).answer({ fields: FIELDS })
    await first
    for (let index = 0; index < fetches; index++)
      void world.get({ fields: { foo: String(index), accept: 'text/html' } })
    await settled()
    expect(origin.calls).toHaveLength(1 + fetches)
    const request = counted(fetches - 1)
    void world.get(request)
    await settled()
    expect(origin.calls).toHaveLength(1 + fetches)
    return request.reads()
  }
  expect(await readsFor(60)).toBe(await readsFor(2))
})

it('the weight of an alternative is computed once', () => {
  const members = Array.from({ length: 1000 }, (_, index) => `a/${index};q=0.${(index * 7919) % 1000}`)
  const exec = vi.spyOn(RegExp.prototype, 'exec')
  try {
    selectingFields({ accept: members.join(',') }, 'accept')
    expect(exec.mock.calls.length).toBeLessThan(4 * members.length)
  } finally {
    exec.mockRestore()
  }
})

import { describe, expect, it } from 'vitest'
import { createRememberedPurges } from '../../../../src/http-cache/stores/redis/remembered-purges.js'

describe('remembered purges', () => {
  it('remembered purges are one for each space, with every path once', () => {
    const remembered = createRememberedPurges(10)
    remembered.add({ space: 'a', paths: ['/1'] })
    remembered.add({ space: 'b', paths: ['/1'] })
    remembered.add({ space: 'a', paths: ['/2', '/1'] })
    expect(remembered.removeFirst()).toEqual({ space: 'a', paths: ['/1', '/2'] })
    expect(remembered.removeFirst()).toEqual({ space: 'b', paths: ['/1'] })
    expect(remembered.removeFirst()).toBeNull()
  })

  it('remembered purges cover the whole space if it was purged before or after its paths', () => {
    const remembered = createRememberedPurges(10)
    remembered.add({ space: 'a', paths: ['/1'] })
    remembered.add({ space: 'a', paths: null })
    remembered.add({ space: 'a', paths: ['/2'] })
    expect(remembered.removeFirst()).toEqual({ space: 'a', paths: null })
    expect(remembered.removeFirst()).toBeNull()
  })

  it('remembered purges cover the whole space if there are too many paths', () => {
    const remembered = createRememberedPurges(2)
    remembered.add({ space: 'a', paths: ['/1', '/2'] })
    remembered.add({ space: 'b', paths: ['/1', '/2'] })
    remembered.add({ space: 'b', paths: ['/3'] })
    expect(remembered.removeFirst()).toEqual({ space: 'a', paths: ['/1', '/2'] })
    expect(remembered.removeFirst()).toEqual({ space: 'b', paths: null })
  })
})

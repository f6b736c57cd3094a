/** What `--heap-growing-percent` does to a process (docs/decisions/0004-heap-growth.md). */
import { describe, expect, it } from 'vitest'
import { BUNDLE } from '../support/build.js'
import { startEdgeway } from './support/edgeway.js'

const COMMAND = [
  process.execPath,
  '--expose-gc',
  '--import',
  new URL('support/grow-heap.mjs', import.meta.url).href,
  BUNDLE,
]

/** How many times what it held a process let its heap grow before it collected: 2.0 with the flag, 4.3 without. */
async function growth(settings: Record<string, string>): Promise<number> {
  await using edgeway = startEdgeway(settings, COMMAND)
  await edgeway.ready()
  edgeway.kill('SIGUSR2')
  const { before, most } = await edgeway.logged('grown')
  return Number(most) / Number(before)
}

describe('The heap of a process', () => {
  it('grows little between collections where an edge runs, whose cache is in it', async () => {
    expect(await growth({})).toBeLessThan(2.6)
  })

  it('grows as V8 sees fit where none runs', async () => {
    expect(await growth({ SCW_API_URL: 'http://127.0.0.1:9' })).toBeGreaterThan(2.6)
  })
})

import { describe, expect, it } from 'vitest'
import { ask, loadBalancer, startEdge, startOrigin } from './support.js'

describe('the connections to an origin', () => {
  it('are none the fewer for requests that cannot be sent', async () => {
    await using origin = await startOrigin((_request, response) => response.end('ok'))
    await using edge = startEdge({ '*': origin.url }, { connections: 2 })
    const unsendable = edge.forwardTo(loadBalancer({ domain_name: 'żółw.example' }))
    for (let count = 0; count < 3; count++)
      expect((await ask(unsendable)).error?.message).toMatch(/cannot be sent this request/)
    expect((await ask(edge.forward)).body.toString()).toBe('ok')
  })
})

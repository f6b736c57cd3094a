/** Tests unhandled failures and a shutdown that does not finish: the log lines and the exit code. */
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { SAMPLE_PROJECT_ID } from '../../src/emulator/seed.js'
import { createEdgeServicesServer } from '../../src/emulator/server.js'
import { startEdgeway } from '../support/edgeway-process.js'

const startFailing = (...failures: string[]) =>
  startEdgeway({ FAILURES: failures.join() }, [
    process.execPath,
    '--import',
    './test/process/support/fail-on-signal.mjs',
    'dist/main.js',
  ])

type Edgeway = ReturnType<typeof startEdgeway>

const parsed = ({ stdout }: Edgeway) => stdout.map((line) => JSON.parse(line) as Record<string, unknown>)

describe('an unhandled exception', () => {
  it.each([
    { failure: 'throw nothing', err: undefined },
    { failure: 'throw a hostile error', err: { message: 'an error that cannot be read was thrown' } },
  ])(
    'ends the process with 1 and a last log line about the exception ($failure)',
    async ({ failure, err }) => {
      await using edgeway = startFailing(failure)
      await edgeway.ready()
      edgeway.kill('SIGUSR2')
      expect(await edgeway.exit).toEqual({ code: 1, signal: null })
      const last = parsed(edgeway).at(-1)
      expect(last).toMatchObject({ level: 'fatal', msg: 'an error was thrown that nobody handles' })
      if (err !== undefined) expect(last?.err).toMatchObject(err)
      expect(edgeway.stderr()).toBe('')
    },
  )

  it('ends a process with 1 even if the process is already stopping', async () => {
    await using edgeway = startFailing('throw')
    const { url, edgeServices } = await edgeway.logged('ready')
    await fetch(new URL('/faults', String(edgeServices)), {
      method: 'POST',
      headers: { 'x-auth-token': 'any' },
      body: JSON.stringify({ on: 'GET /pipelines', fault: 'hang' }),
    })
    const slow = fetch(`${url}?query={pipelines{totalCount}}`).catch(() => 'cut')
    // Requests are answered in the order of their connections, so the slow request is in progress once this one is answered.
    expect((await fetch(new URL('/health', String(url)))).status).toBe(200)
    edgeway.kill('SIGTERM')
    await edgeway.logged('stopping')
    edgeway.kill('SIGUSR2')
    expect(await edgeway.exit).toEqual({ code: 1, signal: null })
    expect(await slow).toBe('cut')
    expect(parsed(edgeway).at(-1)).toMatchObject({ level: 'fatal' })
  })
})

it('an unhandled rejection is logged as an error and the process continues with all data until an exception ends it', async () => {
  await using edgeway = startFailing('reject', 'reject with nothing', 'reject with a hostile error', 'throw')
  const url = await edgeway.ready()
  for (let count = 1; count <= 3; count++) {
    edgeway.kill('SIGUSR2')
    await vi.waitFor(() => expect(edgeway.stdout).toHaveLength(1 + count))
  }
  const rejections = parsed(edgeway).slice(1)
  const line = { level: 'error', msg: 'a promise was rejected that nobody handles' }
  expect(rejections).toEqual([
    expect.objectContaining({ ...line, err: expect.objectContaining({ message: 'a broken promise' }) }),
    expect.objectContaining(line),
    expect.objectContaining({ ...line, err: expect.objectContaining({ type: 'unknown' }) }),
  ])
  expect(await create(url, 'before the crash')).toBe('before the crash')

  edgeway.kill('SIGUSR2')
  expect(await edgeway.exit).toEqual({ code: 1, signal: null })
  expect(parsed(edgeway).at(-1)).toMatchObject({
    level: 'fatal',
    err: { message: 'a broken invariant', stack: expect.stringContaining('fail-on-signal') },
  })
  expect(edgeway.stderr()).toBe('')
  await using next = startEdgeway({ EDGE_SERVICES_DATA: edgeway.data })
  const answer = await fetch(`${await next.ready()}?query={pipelines{nodes{name}}}`)
  expect(await answer.text()).toContain('before the crash')
})

describe('the shutdown', () => {
  it('ends within five seconds when no caller waits, and logs that it was cut short', async () => {
    // A failed build removes its objects even if its caller has left. Here that removal gets no response.
    let removalBegins = () => {}
    const removal = new Promise<void>((resolve) => {
      removalBegins = resolve
    })
    const upstream = createEdgeServicesServer({
      onRequest: ({ method }) => {
        if (method === 'DELETE') removalBegins()
      },
    })
    onTestFinished(() => upstream.close())
    upstream.faults.add({ on: 'POST /pipelines/:id/cache-stages', status: 403 })
    upstream.faults.add({ on: 'DELETE /pipelines/:id', effect: 'hang' })
    await using edgeway = startEdgeway({
      SCW_API_URL: (await upstream.listen()).url,
      SCW_SECRET_KEY: 'any',
      SCW_DEFAULT_PROJECT_ID: SAMPLE_PROJECT_ID,
    })
    const url = await edgeway.ready()
    const leaving = new AbortController()
    const lost = create(url, 'half', STAGES, leaving.signal).catch(() => null)
    await removal
    leaving.abort()
    await lost
    const toldAt = performance.now()
    edgeway.kill('SIGTERM')
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
    const tookMs = performance.now() - toldAt
    expect(tookMs).toBeGreaterThan(4_900)
    expect(tookMs).toBeLessThan(9_000)
    const [warning, stopped] = parsed(edgeway).slice(-2)
    expect(warning).toMatchObject({ level: 'warn', msg: 'not everything could be closed' })
    expect(warning?.err).toMatchObject({ message: 'expected to be done within 5000 ms' })
    expect(stopped).toMatchObject({ level: 'info', msg: 'stopped' })
    expect(edgeway.stderr()).toBe('')
  })
})

const STAGES = `stages: {
  backendStage: { origin: { scalewayS3: { bucketName: "b", bucketRegion: "fr-par" } } } cacheStage: { fallbackTtl: 60 }
}`

async function create(
  url: string,
  name: string,
  stages = '',
  signal?: AbortSignal,
): Promise<string | undefined> {
  const query = `mutation { createPipeline(input: { name: "${name}" ${stages} }) { pipeline { name } } }`
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    ...(signal !== undefined && { signal }),
  })
  const { data } = (await response.json()) as {
    data: { createPipeline: { pipeline: { name: string } } }
  }
  return data.createPipeline.pipeline.name
}

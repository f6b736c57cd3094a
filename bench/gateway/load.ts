/** Callers that send a request as soon as they have the response to the last, for a number of seconds. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInstalled } from '../edge/processes.js'
import type { Case, Operation } from './case.js'
import { Running } from './launch.js'

/** `failures`: requests without a response. `refusals`: responses that are not 2xx. Latencies are in milliseconds. */
export type LoadResult = {
  readonly requests: number
  readonly seconds: number
  readonly p50: number
  readonly p99: number
  readonly failures: number
  readonly refusals: number
}

export type Load = {
  readonly name: string
  run(url: string, operation: Operation, example: Case, seconds: number): Promise<LoadResult>
}

type LoadOptions = { readonly name: string; readonly core: number | null; readonly folder: string }

const fileBeside = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export function createLoad({ name, core, folder }: LoadOptions): Load {
  const isWrk = name === 'wrk' || (name === 'auto' && isInstalled('wrk'))
  const bodiesFile = join(folder, 'bodies.jsonl')
  let runs = 0
  return {
    name: isWrk ? 'wrk' : 'autocannon',
    async run(url, operation, example, seconds) {
      const target = targetOf(url, operation, example)
      const bodies = example.variants.map((variables) => ({ ...operation, variables }))
      writeFileSync(bodiesFile, (bodies.length === 0 ? [operation] : bodies).map(toLine).join(''))
      runs += 1
      const command = isWrk
        ? [
            'wrk',
            '-t1',
            `-c${example.callers}`,
            `-d${seconds}s`,
            '--timeout',
            '30s',
            '-s',
            fileBeside('request.lua'),
            target,
          ]
        : [process.execPath, fileBeside('peers/load.mjs')]
      const { pathname, search } = new URL(target)
      const load = new Running({
        core,
        command,
        env: {
          METHOD: example.method,
          TARGET: pathname + search,
          URL_OF_TARGET: target,
          BODIES_FILE: bodiesFile,
          SHAPE: example.shape ?? '',
          UNSEEN: example.isUnseen ? `${process.pid}_${runs}` : '',
          CALLERS: String(example.callers),
          SECONDS: String(seconds),
        },
      })
      const output = await load.finished()
      const [, line] = /^RESULT (.*)$/m.exec(output) ?? []
      if (line === undefined) throw new Error(`the load said nothing: ${output}`)
      return JSON.parse(line) as LoadResult
    },
  }
}

const toLine = (body: Operation) => `${JSON.stringify(body)}\n`

/** Sends one request, and returns its response. */
export async function ask(
  url: string,
  operation: Operation,
  example: Case,
): Promise<{ status: number; body: string }> {
  const text = JSON.stringify(operation).replaceAll(
    'UNSEEN',
    `${process.pid}_${performance.now()}`.replace('.', '_'),
  )
  const response = await fetch(targetOf(url, operation, example), {
    method: example.method,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-bench-shape': example.shape ?? '',
    },
    ...(example.method === 'POST' ? { body: text } : {}),
  })
  return { status: response.status, body: await response.text() }
}

function targetOf(url: string, { query, variables }: Operation, { method }: Case): string {
  if (method === 'POST') return url
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables ?? {}) })
  return `${url}?${search}`
}

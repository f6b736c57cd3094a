/** Sends requests as fast as responses come. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInstalled, outputOf, type Started, spawnOn } from './processes.js'

/** `one`: always the same URL. `keys`: several URLs in turn. `misses`: never the same URL twice. */
export type Traffic =
  | { readonly kind: 'one'; readonly path: string }
  | { readonly kind: 'keys'; readonly count: number }
  | { readonly kind: 'misses' }

type LoadOptions = { core: number; connections: number; folder: string }

export type Load = {
  readonly name: string
  /** Returns the number of responses. Rejects if a request failed. */
  run(server: Started, traffic: Traffic, seconds: number): Promise<number>
}

export function createLoad(options: LoadOptions): Load {
  return isInstalled('wrk') ? createWrkLoad(options) : createOwnLoad(options)
}

/** Each URL is `prefix` and a number below `count`. */
const WRK_SCRIPT = `
local prefix, count, n = "", 0, 0
function init(args)
  prefix, count = args[1], tonumber(args[2])
end
function request()
  n = n + 1
  return wrk.format("GET", prefix .. (n % count))
end
`

function createWrkLoad({ core, connections, folder }: LoadOptions): Load {
  const script = join(folder, 'urls.lua')
  writeFileSync(script, WRK_SCRIPT)
  return {
    name: 'wrk',
    async run({ url, host }, traffic, seconds) {
      const { path, prefix, count } = urlsOf(traffic)
      const scripted = path === null ? ['-s', script] : []
      const child = spawnOn(core, [
        ...['wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '-H', `Host: ${host}`],
        ...scripted,
        url + (path ?? ''),
        ...(path === null ? ['--', prefix, String(count)] : []),
      ])
      const output = await outputOf(child)
      const [, requests] = /(\d+) requests in/.exec(output) ?? []
      if (requests === undefined || /Non-2xx|Socket errors/.test(output)) throw new Error(output)
      return Number(requests)
    },
  }
}

function createOwnLoad({ core, connections }: LoadOptions): Load {
  const program = fileURLToPath(new URL('own-load-process.ts', import.meta.url))
  return {
    name: 'a client in node, since there is no wrk',
    async run({ url, host }, traffic, seconds) {
      const { path, prefix, count } = urlsOf(traffic)
      const child = spawnOn(core, [
        ...[process.execPath, '--import', 'tsx', program, url, host],
        ...[path ?? prefix, String(path === null ? count : 0), String(connections), String(seconds)],
      ])
      return Number(await outputOf(child))
    },
  }
}

let runs = 0

/** Returns one path, or a prefix for numbers below `count`. */
function urlsOf(traffic: Traffic): { path: string | null; prefix: string; count: number } {
  switch (traffic.kind) {
    case 'one':
      return { path: traffic.path, prefix: '', count: 0 }
    case 'keys':
      return { path: null, prefix: '/keys/', count: traffic.count }
    case 'misses':
      runs += 1
      return { path: null, prefix: `/misses/${runs}/`, count: 1e9 }
  }
}

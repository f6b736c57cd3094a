/** The command line. */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

export type Options = {
  readonly isQuick: boolean
  /** Names of cases or groups. */
  readonly queries: readonly string[]
  /** Null: the servers that fit the group. */
  readonly servers: readonly string[] | null
  readonly rounds: number
  readonly seconds: number
  readonly warmUpSeconds: number
  readonly nodes: ReadonlyMap<string, string>
  readonly builds: ReadonlyMap<string, string>
  readonly load: string
  readonly accounting: 'auto' | 'proc' | 'ipc'
  readonly out: string
}

export const USAGE = `npm run bench:gateway -- [options]
  --quick               Q1 to Q4 on every server, two short rounds: two minutes
  --queries Q1,growth   cases or groups: main, varied, others, growth, or a case by its name
  --servers a,b         bare-rest, edgeway, mercurius, mercurius-bulk, apollo, yoga, tailcall
  --rounds N            sweeps over the servers (6)
  --seconds N           length of a window (1)
  --warm-up N           seconds of load before the first round (3)
  --node name=path      another Node: adds edgeway@name, and each other server in Node by --servers mercurius@name
  --build name=path     another main.js of Edgeway: adds edgeway:name
  --load wrk|autocannon
  --accounting proc|ipc where CPU time and memory are read
  --out folder          for results.md, results.svg and results.json (bench/gateway/results)`

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      queries: { type: 'string' },
      servers: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string', default: '1' },
      'warm-up': { type: 'string' },
      node: { type: 'string', multiple: true, default: [] },
      build: { type: 'string', multiple: true, default: [] },
      load: { type: 'string', default: 'auto' },
      accounting: { type: 'string', default: 'auto' },
      out: { type: 'string', default: fileURLToPath(new URL('results', import.meta.url)) },
    },
  })
  const isQuick = values.quick
  return {
    isQuick,
    queries: list(values.queries) ?? (isQuick ? ['main'] : ['main', 'varied', 'others', 'growth']),
    servers: list(values.servers),
    rounds: positive('rounds', values.rounds ?? (isQuick ? '2' : '6')),
    seconds: positive('seconds', values.seconds),
    warmUpSeconds: positive('warm-up', values['warm-up'] ?? (isQuick ? '1' : '3')),
    nodes: pairs('node', values.node),
    builds: pairs('build', values.build),
    load: oneOf('load', values.load, ['auto', 'wrk', 'autocannon']),
    accounting: oneOf('accounting', values.accounting, ['auto', 'proc', 'ipc']),
    out: values.out,
  }
}

function list(text: string | undefined): string[] | null {
  return text === undefined ? null : text.split(',').map((part) => part.trim())
}

function positive(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name}: expected a whole number above 0, not ${text}`)
  return number
}

function oneOf<Name extends string>(option: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text)
  if (found === undefined) throw new Error(`--${option}: expected ${names.join(', ')}, not ${text}`)
  return found
}

function pairs(option: string, texts: readonly string[]): Map<string, string> {
  return new Map(
    texts.map((text): [string, string] => {
      const [, name, path] = /^([^=]+)=(.+)$/.exec(text) ?? []
      if (name === undefined || path === undefined)
        throw new Error(`--${option}: expected name=path, not ${text}`)
      return [name, path]
    }),
  )
}

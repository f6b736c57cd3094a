/** The servers: how each is started, and which cases it can serve. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Accounting } from './accounting.js'
import type { Case, Operation } from './case.js'
import { type Launch, Running } from './launch.js'
import { fromTailcall } from './tailcall.js'

const repository = fileURLToPath(new URL('../..', import.meta.url))
export const PEERS = fileURLToPath(new URL('peers', import.meta.url))
export const SCHEMA = join(repository, 'schema.graphql')

type StartOptions = {
  readonly core: number | null
  readonly port: number
  readonly upstream: string
  readonly folder: string
  readonly accounting: Accounting
}

export type Server = {
  readonly name: string
  /** The operation that the server gets for a case. Null: the server does not support the case. */
  operationOf(example: Case): Operation | null
  /** The response's `data`, with the names of Edgeway's schema. */
  readData(data: unknown): unknown
  start(options: StartOptions): Running
}

const asItIs = { operationOf: ({ operation }: Case) => operation, readData: (data: unknown) => data }

type NodeServer = {
  name: string
  program: string
  env?: (upstream: string) => NodeJS.ProcessEnv
  node?: string
}

function nodeServer({ name, program, env = () => ({}), node = process.execPath }: NodeServer): Server {
  return {
    name,
    ...asItIs,
    start({ core, port, upstream, folder, accounting }) {
      const launch: Launch = {
        core,
        command: [node, ...accounting.nodeArgs, program],
        env: { NODE_ENV: 'production', PORT: String(port), ...env(upstream) },
        cwd: folder,
        hasIpc: accounting.needsIpc,
      }
      return new Running(launch)
    },
  }
}

const peer = (name: string, file: string, env: NodeJS.ProcessEnv = {}, node?: string) =>
  nodeServer({
    name,
    program: join(PEERS, file),
    env: (upstream) => ({ UPSTREAM: upstream, SCHEMA, ...env }),
    ...(node === undefined ? {} : { node }),
  })

/** Logs and metrics are on, as in production. */
const edgeway = (name: string, program: string, node?: string) =>
  nodeServer({
    name,
    program,
    env: (upstream) => ({ SCW_API_URL: upstream, SCW_SECRET_KEY: 'bench' }),
    ...(node === undefined ? {} : { node }),
  })

const tailcall: Server = {
  name: 'tailcall',
  ...fromTailcall,
  start({ core, port, upstream, folder }) {
    const config = join(folder, 'tailcall.graphql')
    const template = readFileSync(join(PEERS, 'tailcall.graphql'), 'utf8')
    writeFileSync(config, template.replaceAll('UPSTREAM', upstream).replaceAll('PORT', String(port)))
    const env = { TAILCALL_TRACKER: 'false', TAILCALL_LOG_LEVEL: 'error' }
    return new Running({ core, command: [TAILCALL_PROGRAM, 'start', config], env, cwd: folder })
  },
}

const TAILCALL_PROGRAM = join(PEERS, 'node_modules/@tailcallhq/core-linux-x64-gnu/bin/tailcall')

/** The other servers need no binary for this machine. */
export const hasTailcall = () => existsSync(TAILCALL_PROGRAM)

const EDGEWAY = join(repository, 'dist/main.js')

export type Extra = {
  /** Other Node binaries by name. Each server in Node is then also measured with them, as `edgeway@name`. */
  readonly nodes: ReadonlyMap<string, string>
  /** Other builds of Edgeway by name, as `edgeway:name`. */
  readonly builds: ReadonlyMap<string, string>
}

/** All servers by name. */
export function serversOf({ nodes, builds }: Extra): Map<string, Server> {
  const inNode = (suffix: string, node?: string): Server[] => [
    {
      ...peer(`bare-rest${suffix}`, 'bare-rest.mjs', {}, node),
      operationOf: ({ shape, operation }) => (shape === null ? null : operation),
    },
    edgeway(`edgeway${suffix}`, EDGEWAY, node),
    peer(`mercurius${suffix}`, 'mercurius.mjs', {}, node),
    peer(`mercurius-bulk${suffix}`, 'mercurius.mjs', { BULK: '1' }, node),
    peer(`apollo${suffix}`, 'apollo.mjs', {}, node),
    peer(`yoga${suffix}`, 'yoga.mjs', {}, node),
  ]
  const all = [
    ...inNode(''),
    tailcall,
    ...[...builds].map(([name, program]) => edgeway(`edgeway:${name}`, program)),
    ...[...nodes].flatMap(([name, node]) => inNode(`@${name}`, node)),
  ]
  return new Map(all.map((server) => [server.name, server]))
}

/** The arguments of the command `edgeway`. Settings are environment variables; only the port is an argument too. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

export type Command =
  | { readonly kind: 'run'; readonly env: Env }
  /** Prints a text and ends: on stdout with exit code 0, or on stderr with 2 if the arguments are invalid. */
  | { readonly kind: 'print'; readonly text: string; readonly exitCode: 0 | 2 }

type Env = Readonly<Record<string, string | undefined>>

const USAGE = `Usage: edgeway [--port <number>]

Starts a GraphQL gateway for Edge Services on http://127.0.0.1:4000/graphql.
Without SCW_SECRET_KEY it starts an emulator of Edge Services and an edge too.

Options
  --port <number>  the port the gateway listens on, in place of PORT; 0 picks a free one
  --version        print the version
  --help           print this text

Settings (environment variables)
  HOST, PORT               where the gateway listens (127.0.0.1, 4000)
  SCW_SECRET_KEY           the credential for the live API
  SCW_API_URL              another server of the API
  SCW_DEFAULT_PROJECT_ID   the project of objects that are created without one
  ALLOWED_ORIGINS          origins of web pages that may call
  EDGE_SERVICES_DATA       the emulator's database file (data/edge-services.db, below this directory)
  EDGE_ORIGINS             which URL stands for which backend
docs/configuration.md lists all of them.
`

/**
 * @param args the arguments after the program's name
 * @returns with `run`, the environment in which `--port` has replaced `PORT`
 */
export function readCommandLine(args: readonly string[], env: Env): Command {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    })
    if (values.help) return { kind: 'print', text: USAGE, exitCode: 0 }
    if (values.version) return { kind: 'print', text: `${packageVersion()}\n`, exitCode: 0 }
    return { kind: 'run', env: values.port === undefined ? env : { ...env, PORT: values.port } }
  } catch (error) {
    return { kind: 'print', text: `${(error as Error).message}\n\n${USAGE}`, exitCode: 2 }
  }
}

function packageVersion(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}

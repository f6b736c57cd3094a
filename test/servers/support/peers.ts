/** Other caches, as they come from Debian, each in a folder of its own and on a Unix socket, for as long as a test runs. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from '../../support/executable.js'

export type PeerName = 'nginx' | 'Varnish'

export type Peer = AsyncDisposable & { readonly socketPath: string }

type Recipe = {
  readonly program: string
  /** Writes the files that the program needs into the folder, and resolves with its arguments. */
  prepare(folder: string, socketPath: string, origin: URL): Promise<readonly string[]>
}

/** Both keep for an hour what the origin says nothing about. */
const RECIPES: Readonly<Record<PeerName, Recipe>> = {
  nginx: {
    program: 'nginx',
    async prepare(folder, socketPath, origin) {
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      await writeFile(
        join(folder, 'nginx.conf'),
        `daemon off;
        ${process.getuid?.() === 0 ? 'user root;' : ''}
        worker_processes 1;
        pid nginx.pid;
        error_log stderr crit;
        events {}
        http {
          access_log off;
          ${temporary.map((name) => `${name}_temp_path ${name};`).join(' ')}
          proxy_cache_path cache keys_zone=pages:1m;
          server {
            listen unix:${socketPath};
            location / {
              proxy_pass ${origin.origin};
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_cache pages;
              proxy_cache_key $host$request_uri;
              proxy_cache_valid 200 301 404 410 1h;
            }
          }
        }`,
      )
      return ['-p', folder, '-e', 'stderr', '-c', 'nginx.conf']
    },
  },
  Varnish: {
    program: 'varnishd',
    async prepare(folder, socketPath, origin) {
      const vcl = join(folder, 'default.vcl')
      const backend = `.host = "${origin.hostname}"; .port = "${origin.port}";`
      await writeFile(vcl, `vcl 4.1;\nbackend default { ${backend} }\n`)
      const parameters = ['default_ttl=3600', 'default_grace=0', 'default_keep=0'].flatMap((one) => [
        '-p',
        one,
      ])
      const where = ['-n', join(folder, 'varnish'), '-a', socketPath, '-f', vcl, '-s', 'malloc,16m']
      return ['-F', '-j', 'none', ...where, ...parameters]
    },
  },
}

export const PEER_NAMES = Object.keys(RECIPES) as readonly PeerName[]

/** Whether it can be started here. Says so where it cannot, and in CI throws. */
export function isInstalled(name: PeerName): boolean {
  const { program } = RECIPES[name]
  if (findProgram(program) !== null) return true
  const message = `expected ${program} in the PATH or /usr/sbin: install ${name} (Debian has a package of it)`
  if (process.env.CI === 'true') throw new Error(message)
  console.warn(`The comparison with ${name} is skipped. ${message}`)
  return false
}

export async function startPeer(name: PeerName, originUrl: string): Promise<Peer> {
  const { program, prepare } = RECIPES[name]
  const folder = await mkdtemp(join(tmpdir(), 'edgeway-peer-'))
  const socketPath = join(folder, 'socket')
  const args = await prepare(folder, socketPath, new URL(originUrl))
  const child = spawn(findProgram(program) ?? program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const output of [child.stdout, child.stderr])
    output.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    }
    await rm(folder, { recursive: true, force: true })
  }
  while (!(await listens(socketPath))) {
    if (!hasEnded(child)) continue
    await stop()
    throw new Error(`expected ${program} to start, got:\n${said}`)
  }
  return { socketPath, [Symbol.asyncDispose]: stop }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

function listens(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    // A turn of the event loop later, in which a program that has ended is noticed.
    socket.on('error', () => setImmediate(resolve, false))
  })
}

/** The package as users get it: packed, installed into an empty folder without development dependencies, and run there. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'edgeway-package-'))
const home = join(folder, 'home')

function npm(args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}

let packed: { filename: string; files: { path: string }[] }

beforeAll(() => {
  const [first] = JSON.parse(npm(['pack', '--json', '--silent', '--pack-destination', folder], '.'))
  packed = first
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), '{"private": true}')
  npm(['install', '--no-audit', '--no-fund', join('..', packed.filename)], home)
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true }))

it('has the compiled sources, the schema, its licence and its README, and nothing else', () => {
  const paths = packed.files.map(({ path }) => path)
  const others = paths.filter((path) => !/^dist\/.*\.js$/.test(path))
  expect(others.toSorted()).toEqual(['LICENSE', 'README.md', 'package.json', 'schema.graphql'])
  expect(paths).toContain('dist/main.js')
})

it('is installed without any development dependency', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const installed = new Set(
    readdirSync(join(home, 'node_modules')).flatMap((name) =>
      name.startsWith('@')
        ? readdirSync(join(home, 'node_modules', name)).map((part) => `${name}/${part}`)
        : [name],
    ),
  )
  expect(installed).toContain('edgeway')
  expect(Object.keys(devDependencies).filter((name) => installed.has(name))).toEqual([])
})

it('prints its version by npx', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(npm(['exec', '--offline', '--', 'edgeway', '--version'], home).trim()).toBe(version)
})

it('starts by npx in an empty folder, answers a query, and keeps its data there', async () => {
  const child = spawn('npx', ['--offline', 'edgeway', '--port', '0'], {
    cwd: home,
    env: { ...process.env, EDGE_PORT: '0', EDGE_SERVICES_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, as a terminal makes one: Ctrl-C reaches npx and Edgeway alike.
    detached: true,
  })
  const messages: string[] = []
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  try {
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const { msg, url } = JSON.parse(line)
        messages.push(msg)
        if (msg === 'ready') resolve(url)
      })
      void exit.then((code) => reject(new Error(`ended with ${code} before it was ready`)))
    })
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: '{ pipelines(first: 1) { totalCount } }' }),
    })
    expect(await response.json()).toEqual({ data: { pipelines: { totalCount: 5 } } })
    expect(existsSync(join(home, 'data/edge-services.db'))).toBe(true)
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
  }
  await exit
  expect(messages.at(-1)).toBe('stopped')
}, 60_000)

/** Enforces the layers of `docs/architecture.md` on the sources. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../src')

/** The folders that each folder may import from, besides itself. Type imports count as well. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['app'],
  app: [
    'config',
    'gateway',
    'graphql',
    'api-client',
    'emulator',
    'edge',
    'http-cache',
    'http',
    'wire',
    'lib',
  ],
  config: ['graphql', 'edge', 'http', 'lib'],
  gateway: ['graphql', 'loaders', 'pagination', 'api-client', 'http', 'lib'],
  graphql: ['loaders', 'pagination', 'api-client', 'wire', 'lib'],
  loaders: ['pagination', 'api-client', 'wire', 'lib'],
  pagination: ['lib'],
  'api-client': ['wire', 'http', 'lib'],
  wire: ['lib'],
  emulator: ['wire', 'http', 'lib'],
  edge: ['http-cache', 'wire', 'http', 'lib'],
  'http-cache': ['http', 'lib'],
  http: ['lib'],
  lib: [],
}

/** The files or folders that may import a package. Type imports are free, because the compiler removes them. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  undici: ['api-client/transport.ts', 'edge/origins/undici/'],
  libsql: ['emulator/store/database.ts'],
  '@redis/client': ['http-cache/stores/'],
  'prom-client': ['gateway/reporting/'],
  pino: ['app/run.ts', 'app/log-error.ts'],
  hono: ['emulator/app.ts', 'gateway/request/negotiation.ts'],
  '@hono/node-server': ['emulator/'],
  re2js: ['lib/linear-regex.ts'],
  'graphql-yoga': ['gateway/gateway.ts'],
}

type Import = { readonly from: string; readonly to: string; readonly isType: boolean }

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(sep).join('/'))

const imports: readonly Import[] = files.flatMap((from) =>
  [
    ...readFileSync(join(ROOT, from), 'utf8').matchAll(
      /^(?:import|export) (type )?(?:[^'"=]*? from )?'([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].map(([, type, fixed, dynamic = '']) => ({ from, to: fixed ?? dynamic, isType: type !== undefined })),
)

const internal = imports.flatMap(({ from, to }) =>
  to.startsWith('.')
    ? [{ from, to: relative(ROOT, join(ROOT, dirname(from), to)).replace(/\.js$/, '.ts') }]
    : [],
)

const layerOf = (file: string) => file.split('/', 1)[0] ?? ''

it('every source file belongs to a layer, and imports only from the layers below its own', () => {
  expect(files.filter((file) => !(layerOf(file) in LAYERS))).toEqual([])
  const upwards = internal.filter(
    ({ from, to }) => layerOf(from) !== layerOf(to) && !LAYERS[layerOf(from)]?.includes(layerOf(to)),
  )
  expect(upwards).toEqual([])
})

it('the rules of the HTTP cache import neither bodies nor stores, and those import no acting files', () => {
  const mayImport: Readonly<Record<string, readonly string[]>> = {
    rules: ['rules', 'message.ts'],
    bodies: ['bodies', 'rules', 'message.ts'],
    stores: ['stores', 'bodies', 'rules', 'message.ts'],
  }
  const inCache = (file: string) => (layerOf(file) === 'http-cache' ? (file.split('/')[1] ?? '') : null)
  const strays = internal.filter(({ from, to }) => {
    const target = inCache(to)
    return target !== null && mayImport[inCache(from) ?? '']?.includes(target) === false
  })
  expect(strays).toEqual([])
})

it('the layers form no cycle', () => {
  expect(findCycle(new Map(Object.entries(LAYERS)))).toBeNull()
})

it('no files import each other in a cycle, except generated ones', () => {
  const graph = new Map<string, string[]>(files.map((file) => [file, []]))
  for (const { from, to } of internal)
    if (![from, to].some((file) => file.includes('__generated__'))) graph.get(from)?.push(to)
  expect(findCycle(graph)).toBeNull()
})

it('only the files that wrap a package import it', () => {
  const strays = imports.filter(({ from, to, isType }) => {
    const name = Object.keys(PACKAGES).find((candidate) => to === candidate || to.startsWith(`${candidate}/`))
    return name !== undefined && !isType && !PACKAGES[name]?.some((place) => from.startsWith(place))
  })
  expect(strays).toEqual([])
})

it('every place listed for a package imports the package', () => {
  const unused = Object.entries(PACKAGES).flatMap(([name, places]) =>
    places.filter(
      (place) =>
        !imports.some(({ from, to }) => from.startsWith(place) && (to === name || to.startsWith(`${name}/`))),
    ),
  )
  expect(unused).toEqual([])
})

/** @returns the nodes of a cycle in their order, or null. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const done = new Set<string>()
  const path: string[] = []
  const visit = (node: string): readonly string[] | null => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node]
    if (done.has(node)) return null
    path.push(node)
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next)
      if (cycle !== null) return cycle
    }
    path.pop()
    done.add(node)
    return null
  }
  for (const node of graph.keys()) {
    const cycle = visit(node)
    if (cycle !== null) return cycle
  }
  return null
}

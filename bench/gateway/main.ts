/** Measures Edgeway beside other servers. README.md says what is measured, and how to read it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { isInstalled, twoCores } from '../edge/processes.js'
import { temporaryFolder } from '../temporary-folder.js'
import { createAccounting } from './accounting.js'
import { chooseGroups } from './cases.js'
import { createLoad } from './load.js'
import { type Options, readOptions, USAGE } from './options.js'
import { installPeers } from './peers.js'
import { toSvg } from './plot.js'
import { type StartedServer, startServer, startUpstream } from './processes.js'
import { FIRST_CASE } from './queries.js'
import { type CaseResult, type Report, toMarkdown } from './report.js'
import { measureCase, warmUp } from './rounds.js'
import { serversOf } from './servers.js'

if (process.argv.includes('--help')) console.log(USAGE)
else await bench(readOptions(process.argv.slice(2)))

async function bench(options: Options): Promise<void> {
  installPeers()
  const known = serversOf(options)
  const groups = chooseGroups(options, [...known.keys()])
  const cores = isInstalled('taskset') ? twoCores() : null
  if (cores === null)
    console.error('No cores to set apart: server and load share them, which blurs the figures.')
  const serverCore = cores?.server ?? null
  const loadCore = cores?.load ?? null
  const folder = temporaryFolder('bench-gateway-')
  const accounting = createAccounting(options.accounting)
  const load = createLoad({ name: options.load, core: loadCore, folder })
  const upstream = await startUpstream(loadCore)

  const started: StartedServer[] = []
  for (const name of new Set(groups.flatMap(({ servers }) => servers))) {
    const server = known.get(name)
    if (server === undefined) throw new Error(`expected a server named ${name}`)
    const where = { core: serverCore, upstream: upstream.url, folder, accounting }
    const candidate = await startServer(server, where)
    // Otherwise the HTTP code of the servers would still be cold in the first case.
    const operation = server.operationOf(FIRST_CASE)
    if (operation !== null) await warmUp(FIRST_CASE, operation, candidate, { accounting, load }, 2)
    started.push(candidate)
  }

  const results: CaseResult[] = []
  for (const { title, cases, servers } of groups) {
    const entrants = started.filter(({ server }) => servers.includes(server.name))
    for (const example of cases) {
      console.error(`${title}: ${example.name}`)
      await upstream.become(example.world)
      const rows = await measureCase(example, entrants, {
        accounting,
        load,
        upstreamCalls: upstream.calls,
        rounds: options.rounds,
        seconds: options.seconds,
        warmUpSeconds: options.warmUpSeconds,
        rewarms: !options.isQuick,
      })
      results.push({ name: example.name, group: title, rows })
    }
  }
  await Promise.all([...started.map(({ process }) => process.stop()), upstream.stop()])

  const circumstances = {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model ?? 'an unknown CPU',
    cores: cpus().length,
    node: process.versions.node,
    load: load.name,
    rounds: options.rounds,
    seconds: options.seconds,
    ready: new Map(started.map(({ server, readySeconds }) => [server.name, readySeconds])),
  }
  write(options.out, { circumstances, results })
}

function write(folder: string, report: Report): void {
  mkdirSync(folder, { recursive: true })
  const markdown = `${toMarkdown(report)}\n`
  writeFileSync(join(folder, 'results.md'), markdown)
  writeFileSync(join(folder, 'results.svg'), toSvg(report))
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(report, null, 1)}\n`)
  console.log(markdown)
  // A server that responds differently from the others is not measured, because its figures would mean nothing.
  if (report.results.some(({ rows }) => rows.some(({ problem }) => problem !== null))) process.exitCode = 1
}

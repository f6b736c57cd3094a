/** Prints the figures as Markdown. */
import type { Row } from './rounds.js'
import { medianOf, ratio } from './statistics.js'

export type CaseResult = { readonly name: string; readonly group: string; readonly rows: readonly Row[] }

export type Circumstances = {
  readonly date: string
  readonly cpu: string
  readonly cores: number
  readonly node: string
  readonly load: string
  readonly rounds: number
  readonly seconds: number
  /** Seconds from the start of each server to its first response. */
  readonly ready: ReadonlyMap<string, number>
}

export type Report = { readonly circumstances: Circumstances; readonly results: readonly CaseResult[] }

/** The servers that ratios are relative to, if they were measured. */
const BASES = ['bare-rest', 'mercurius', 'mercurius-bulk']

export function baseOf(rows: readonly Row[]): Row | undefined {
  return BASES.map((name) => rows.find(({ server, samples }) => server === name && samples.length > 0)).find(
    (row) => row !== undefined,
  )
}

export function serversOf(results: readonly CaseResult[]): string[] {
  return [...new Set(results.flatMap(({ rows }) => rows.map(({ server }) => server)))]
}

export function toMarkdown({ circumstances, results }: Report): string {
  const groups = [...new Set(results.map(({ group }) => group))]
  return [
    describe(circumstances),
    ...groups.map((group) =>
      overview(
        group,
        results.filter((result) => result.group === group),
      ),
    ),
    '## Every case',
    ...results.map(details),
  ].join('\n\n')
}

function describe({ date, cpu, cores, node, load, rounds, seconds, ready }: Circumstances): string {
  const starts = [...ready].map(([server, value]) => `${server} ${value.toFixed(1)} s`).join(', ')
  return `${date}, ${cpu}, ${cores} cores, Node ${node}, load by ${load}, ${rounds} rounds of ${seconds} s.\nFrom start to first answer: ${starts}.`
}

/** One line for each case: the ratio of each server to the same base. */
function overview(group: string, results: readonly CaseResult[]): string {
  const servers = serversOf(results)
  const bases = new Set(results.map(({ rows }) => baseOf(rows)?.server ?? 'nothing'))
  const lines = results.map(({ name, rows }) => {
    const base = baseOf(rows)
    const cells = servers.map((server) => {
      const row = rows.find((candidate) => candidate.server === server)
      if (row === undefined) return '–'
      return row.problem === null ? ratioText(ratio(row, base)) : 'failed'
    })
    return tableRow([name, ...cells])
  })
  const head = `## ${group}\n\nCPU per request ÷ ${[...bases].join(' or, where it cannot serve the case, ')}, medians of ratios within a round.`
  return [head, table(['', ...servers], lines)].join('\n\n')
}

function details({ name, rows }: CaseResult): string {
  const bases = BASES.filter((base) =>
    rows.some(({ server, problem }) => server === base && problem === null),
  )
  const lines = rows.map((row) => {
    if (row.problem !== null) return tableRow([row.server, `failed: ${row.problem.replaceAll('|', '\\|')}`])
    return tableRow([
      row.server,
      figure(medianOf(row, 'cpuMicros')),
      ...bases.map((base) =>
        ratioText(
          ratio(
            row,
            rows.find(({ server }) => server === base),
          ),
        ),
      ),
      figure(medianOf(row, 'requestsPerSecond')),
      figure(medianOf(row, 'p50')),
      figure(medianOf(row, 'p99')),
      medianOf(row, 'rssMiB').toFixed(0),
      String(row.upstreamCalls),
      String(row.answerBytes),
    ])
  })
  const columns = [
    'server',
    'CPU µs/request',
    ...bases.map((base) => `÷ ${base}`),
    ...['requests/s', 'p50 ms', 'p99 ms', 'RSS MiB', 'upstream calls', 'answer bytes'],
  ]
  return [`### ${name}`, table(columns, lines)].join('\n\n')
}

function table(columns: readonly string[], lines: readonly string[]): string {
  return [
    tableRow(columns),
    tableRow(columns.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...lines,
  ].join('\n')
}

const tableRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

export const ratioText = (value: number | null) =>
  value === null ? '–' : value < 10 ? value.toFixed(2) : value.toFixed(0)

function figure(value: number): string {
  if (value >= 100) return value.toFixed(0)
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

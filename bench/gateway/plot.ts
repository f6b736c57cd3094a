/** Draws the ratios as bars on a logarithmic scale. Left of 1 is cheaper than the base, right of it more expensive. */
import { baseOf, type CaseResult, type Report, ratioText, serversOf } from './report.js'
import { ratio } from './statistics.js'

const COLOURS = ['#888', '#2f6fde', '#d9822b', '#b5651d', '#8f4fbf', '#2a9d6f', '#c8385a', '#5f7f8f']
const WIDTH = 720
const LEFT = 150
const RIGHT = 50
const BAR = 13
const GAP = 18
const TOP = 60

/** Text and lines follow the reader's color scheme. The colors of the bars can be told apart on light and dark. */
const STYLE = `text { font: 12px system-ui, sans-serif; fill: #222 } .axis { stroke: #999 } .one { stroke: #222 }
@media (prefers-color-scheme: dark) { text { fill: #ddd } .axis { stroke: #666 } .one { stroke: #ddd } }`

type Bar = { readonly server: string; readonly value: number }
type Group = { readonly name: string; readonly bars: readonly Bar[] }

export function toSvg({ circumstances, results }: Report): string {
  const servers = serversOf(results)
  const groups = results.map(groupOf).filter(({ bars }) => bars.length > 0)
  const values = groups.flatMap(({ bars }) => bars.map(({ value }) => value))
  const low = Math.min(0.5, ...values)
  const high = Math.max(10, ...values)
  const x = (value: number) => LEFT + (Math.log(value / low) / Math.log(high / low)) * (WIDTH - LEFT - RIGHT)
  const height = TOP + groups.reduce((sum, { bars }) => sum + bars.length * BAR + GAP, 0) + GAP
  const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200].filter((tick) => tick >= low && tick <= high)
  const parts = ticks.map(
    (tick) =>
      `<line class="${tick === 1 ? 'one' : 'axis'}" stroke-width="${tick === 1 ? 1.5 : 0.5}" x1="${fix(x(tick))}" x2="${fix(x(tick))}" y1="${TOP - 12}" y2="${height - GAP}"/>` +
      `<text x="${fix(x(tick))}" y="${height - 4}" text-anchor="middle">${tick}</text>`,
  )
  let y = TOP
  for (const { name, bars } of groups) {
    parts.push(`<text x="8" y="${y + BAR - 2}" font-weight="bold">${escapeText(name)}</text>`)
    for (const { server, value } of bars) {
      const [from, to] = [Math.min(x(1), x(value)), Math.max(x(1), x(value))]
      const colour = COLOURS[servers.indexOf(server) % COLOURS.length]
      parts.push(
        `<rect x="${fix(from)}" y="${y}" width="${fix(Math.max(to - from, 1))}" height="${BAR - 2}" fill="${colour}"><title>${escapeText(server)}</title></rect>`,
        `<text x="${fix(to + 4)}" y="${y + BAR - 3}">${ratioText(value)}</text>`,
      )
      y += BAR
    }
    y += GAP
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="CPU per request of each server, as a ratio">
<style>${STYLE}</style>
<text x="8" y="16">CPU per request ÷ ${escapeText(basesOf(results))} (log scale, less is better). ${escapeText(`${circumstances.date}, ${circumstances.cpu}, Node ${circumstances.node}`)}</text>
${legend(servers)}
${parts.join('\n')}
</svg>
`
}

function basesOf(results: readonly CaseResult[]): string {
  return [...new Set(results.map(({ rows }) => baseOf(rows)?.server ?? 'nothing'))].join(' or ')
}

/** The base itself is the line at 1. */
function groupOf({ name, rows }: CaseResult): Group {
  const base = baseOf(rows)
  const bars = rows.flatMap((row) => {
    const value = row === base ? null : ratio(row, base)
    return value === null || value <= 0 ? [] : [{ server: row.server, value }]
  })
  return { name, bars }
}

function legend(servers: readonly string[]): string {
  let x = 8
  return servers
    .map((server, index) => {
      const at = x
      x += 26 + server.length * 7
      const colour = COLOURS[index % COLOURS.length]
      return `<rect x="${at}" y="27" width="10" height="10" fill="${colour}"/><text x="${at + 14}" y="36">${escapeText(server)}</text>`
    })
    .join('')
}

const fix = (value: number) => value.toFixed(1)

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

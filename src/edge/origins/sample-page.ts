/** The sample origin's response for people. */

/** The facts that both the HTML and the JSON response show. */
export type Facts = {
  readonly origin: string
  readonly standsFor: {
    readonly backend: string
    readonly backendStage: string
    readonly pipeline: string
    readonly toReplaceIt: string
  }
  readonly answer: { readonly number: number; readonly madeAt: string }
  readonly request: {
    readonly method: string
    readonly host: string
    readonly path: string
    readonly query: string
    readonly fields: Readonly<Record<string, string>>
    readonly bodyBytes: number
  }
  readonly tryThese: readonly string[]
}

export function toSamplePage({ origin, standsFor, answer, request, tryThese }: Facts): string {
  const rows = (pairs: readonly (readonly [string, string])[]) =>
    pairs
      .map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`)
      .join('\n')
  const links = tryThese.map((query) => `<li><a href="${escapeHtml(query)}">${escapeHtml(query)}</a></li>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`Answer ${answer.number} for ${standsFor.backend}`)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
h1 { font-size: 1.4rem } h2 { font-size: 1rem; margin-top: 2rem }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .2rem .5rem; border-top: 1px solid #ddd }
th { width: 12rem; font-weight: 600 } td, code, li { font-family: ui-monospace, monospace; font-size: .85rem; overflow-wrap: anywhere }
</style>
</head>
<body>
<h1>Answer ${answer.number}, made at ${escapeHtml(answer.madeAt)}</h1>
<p>This is ${escapeHtml(origin)}, which stands for ${escapeHtml(standsFor.backend)}. <a href="">Ask again</a>,
by this link or by entering the address anew: the same number means that the answer came from the cache. <code>X-Cache</code>,
<code>Age</code> and <code>Cache-Status</code> say so too. A reload asks the origin, since with it browsers send
<code>Cache-Control: max-age=0</code>.</p>
<h2>The request</h2>
<table>
${rows([
  ['method', request.method],
  ['host', request.host],
  ['path', request.path],
  ['query', request.query],
  ['bytes in the body', String(request.bodyBytes)],
])}
</table>
<h2>Fields</h2>
<table>
${rows(Object.entries(request.fields))}
</table>
<h2>Try</h2>
<ul>
${links.join('\n')}
</ul>
<h2>The pipeline</h2>
<table>
${rows([
  ['pipeline', standsFor.pipeline],
  ['backend stage', standsFor.backendStage],
  ['to use your own', standsFor.toReplaceIt],
])}
</table>
</body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

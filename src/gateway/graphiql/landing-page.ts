/** The page at `/`, for a person who opens the gateway's address in a browser. */
import { createHash } from 'node:crypto'
import { LOGO } from './logo.js'
import { renderPage } from './render-page.js'

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 10vh auto; padding: 0 1rem; }
h1 { display: flex; align-items: center; gap: .5rem; }
dt { margin-top: .75rem; font-weight: 600; }
dd { margin: 0; }
`

export const landingPage = renderPage({
  head: `<style>${STYLE}</style>`,
  body: `<h1>${LOGO} Edgeway</h1>
<p>A GraphQL gateway for Edge Services.</p>
<dl>
<dt><a href="graphql">GraphiQL</a></dt>
<dd>Write operations and run them, with examples to begin with. Programs POST their operations to the same address.</dd>
<dt><a href="schema.graphql">The schema</a></dt>
<dd>Every type, field and argument, with its description.</dd>
<dt><a href="health">Health</a>, <a href="ready">readiness</a>, <a href="metrics">metrics</a></dt>
<dd>For operators of the gateway.</dd>
</dl>`,
})

/** The hash of the page's own style, for `style-src`. */
export const landingStyleHash = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

/** The page at `/`: what is here, for a person who opened the gateway's address in a browser. */
import { createHash } from 'node:crypto'
import { FAVICON, LOGO } from './logo.js'

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 10vh auto; padding: 0 1rem; }
h1 { display: flex; align-items: center; gap: .5rem; }
dt { margin-top: .75rem; font-weight: 600; }
dd { margin: 0; }
`

export const landingPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Edgeway</title>
<link rel="icon" href="${FAVICON}">
<style>${STYLE}</style>
</head>
<body>
<h1>${LOGO} Edgeway</h1>
<p>A GraphQL gateway for Edge Services.</p>
<dl>
<dt><a href="graphql">GraphiQL</a></dt>
<dd>Write operations and run them, with examples to begin with. Programs send theirs to the same address by POST.</dd>
<dt><a href="schema.graphql">The schema</a></dt>
<dd>Every type, field and argument, with what it means.</dd>
<dt><a href="health">Health</a>, <a href="ready">readiness</a>, <a href="metrics">metrics</a></dt>
<dd>For whoever operates the gateway.</dd>
</dl>
</body>
</html>
`

/** For `style-src`: the page's own style, and no other. */
export const landingStyleHash = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

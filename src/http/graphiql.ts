/** GraphiQL as Edgeway serves it: one page that asks nobody but the gateway. */
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { exampleTabs } from './examples.js'
import { FAVICON, LOGO } from './logo.js'

/**
 * GraphiQL animates its tabs from where they were while the page was made, and only while they have the focus: the first
 * press of a tab would move it away from under the pointer, and open nothing.
 */
const STYLE = '<style>.graphiql-tab { transform: none !important; }</style>'

/**
 * GraphiQL remembers its tabs at once, but the query of the open one only when it changes. Whoever came back without a
 * change would find one more tab each time, an empty one.
 */
const SCRIPT = `<script>
  if (localStorage.getItem('graphiql:query') === null)
    localStorage.setItem('graphiql:query', ${JSON.stringify(exampleTabs[0]?.query)});
</script>`

export function renderGraphiQLPage(): string {
  const page = renderGraphiQL({ title: 'Edgeway', logo: LOGO, favicon: FAVICON, defaultTabs: exampleTabs })
  return page.replace('</head>', () => `${STYLE}${SCRIPT}</head>`)
}

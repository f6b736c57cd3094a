/** What the gateway shows to a person with a browser: the page at `/`, and GraphiQL with its files. */
import type { Plugin } from 'graphql-yoga'
import { FOREVER } from '../access/no-store.js'
import { chooseCoding, prefersPage } from '../request/negotiation.js'
import type { RequestContext } from '../request/request-context.js'
import type { GraphiQLAssets } from './graphiql-assets.js'
import { landingPage, landingStyleHash } from './landing-page.js'

const ASSETS_PATH = '/graphiql/'

/**
 * Monaco, GraphiQL's editor, makes its styles while it runs, as elements and as attributes, so that neither hashes nor a nonce
 * can name them; without `img-src` and `connect-src` to elsewhere, a style can tell nobody what it sees. Monaco has its fonts in
 * its style sheet. `require-trusted-types-for` is left out because GraphiQL shows its documentation by `innerHTML`.
 */
const GRAPHIQL_SOURCES = [
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "connect-src 'self'",
]

let assets: Promise<GraphiQLAssets> | undefined

/**
 * Loaded only where somebody opens it: it would be a third of what the process has in memory before the first request. Shared by
 * all gateways of a process, since it is the same for each.
 */
function loadAssets(): Promise<GraphiQLAssets> {
  assets ??= import('./graphiql-assets.js').then(({ loadGraphiQLAssets }) => loadGraphiQLAssets())
  return assets
}

/**
 * Answers requests that would rather have a page (see `prefersPage`), and those for GraphiQL's files. Their names change with
 * their content, so they can be kept for ever: the one thing of the gateway's that caches may store.
 */
export function usePages({ graphqlPath }: { graphqlPath: string }): Plugin<object, RequestContext> {
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return
      const { pathname } = url
      if (pathname.startsWith(ASSETS_PATH)) {
        const asset = (await loadAssets()).get(pathname.slice(ASSETS_PATH.length))
        if (asset === undefined) return
        const coding = chooseCoding(request.headers.get('accept-encoding'))
        const body = await asset.body(coding)
        return endResponse(
          new fetchAPI.Response(body, {
            headers: {
              'content-type': asset.contentType,
              'content-length': String(body.length),
              ...(coding !== null && { 'content-encoding': coding }),
              'cache-control': FOREVER,
              vary: 'Accept-Encoding, Origin',
            },
          }),
        )
      }
      if ((pathname !== '/' && pathname !== graphqlPath) || !prefersPage(request.headers.get('accept')))
        return
      const answerPage = (body: string, sources: string[]) =>
        endResponse(
          new fetchAPI.Response(body, {
            headers: {
              'content-type': 'text/html; charset=utf-8',
              'content-security-policy': contentSecurityPolicy(sources),
            },
          }),
        )
      if (pathname === '/') return answerPage(landingPage, [`style-src ${landingStyleHash}`])
      const [{ renderGraphiQLPage }, { names }] = await Promise.all([
        import('./graphiql-page.js'),
        loadAssets(),
      ])
      return answerPage(renderGraphiQLPage(ASSETS_PATH.slice(1), names), GRAPHIQL_SOURCES)
    },
  }
}

/** No script but the gateway's own files, nothing from elsewhere, and no page of another site around it. */
function contentSecurityPolicy(sources: string[]): string {
  return [
    "default-src 'none'",
    ...sources,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Serves the pages for people with a browser: the page at `/`, and GraphiQL with its files. */
import type { Plugin } from 'graphql-yoga'
import { FOREVER } from '../access/no-store.js'
import { chooseCoding, prefersPage } from '../request/negotiation.js'
import type { RequestContext } from '../request/request-context.js'
import type { GraphiQLAssets } from './graphiql-assets.js'
import { landingPage, landingStyleHash } from './landing-page.js'

const ASSETS_PATH = '/graphiql/'

/**
 * Monaco, GraphiQL's editor, creates its styles at run time, as elements and as attributes, so neither hashes nor a nonce can allow
 * them. Inline styles are harmless here: `img-src` and `connect-src` allow no other server, so a style cannot send anything away.
 * Monaco's fonts are in its style sheet. `require-trusted-types-for` is left out because GraphiQL shows documentation by `innerHTML`.
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
 * GraphiQL is loaded when it is first opened, because it would be a third of the process's memory before the first request. All
 * gateways of a process share it.
 */
function loadAssets(): Promise<GraphiQLAssets> {
  assets ??= import('./graphiql-assets.js').then(({ loadGraphiQLAssets }) => loadGraphiQLAssets())
  return assets
}

/**
 * Responds to requests that prefer a page (see `prefersPage`), and to those for GraphiQL's files. The names of these files change
 * with their content, so caches may keep them forever. They are the gateway's only responses that caches may store.
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
      const sendPage = (body: string, sources: string[]) =>
        endResponse(
          new fetchAPI.Response(body, {
            headers: {
              'content-type': 'text/html; charset=utf-8',
              'content-security-policy': contentSecurityPolicy(sources),
            },
          }),
        )
      if (pathname === '/') return sendPage(landingPage, [`style-src ${landingStyleHash}`])
      const [{ renderGraphiQLPage }, { names }] = await Promise.all([
        import('./graphiql-page.js'),
        loadAssets(),
      ])
      return sendPage(renderGraphiQLPage(ASSETS_PATH.slice(1), names), GRAPHIQL_SOURCES)
    },
  }
}

/** Allows only the gateway's own scripts, nothing from other servers, and no framing by other pages. */
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

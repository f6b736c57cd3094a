/** Which pages may call from a browser. The gateway can hold a credential, and any page a developer visits could spend it. */
import type { CORSOptions } from 'graphql-yoga'
import { isLoopbackAuthority } from './loopback.js'

const METHODS = ['GET', 'POST']

/**
 * Pages served from this machine by its own names, such as a frontend's development server, and the gateway's own page
 * (GraphiQL). A sandboxed page's origin is `null`, which anyone can have.
 *
 * @param host the request's `Host`
 */
export function isAllowedOrigin(origin: string, host: string | null | undefined): boolean {
  const authority = /^https?:\/\/(.+)$/i.exec(origin)?.[1]
  return authority !== undefined && (isLoopbackAuthority(authority) || authority === host)
}

export function corsFor(request: Request): CORSOptions {
  const { headers } = request
  const origin = headers.get('origin')
  if (origin === null || !isAllowedOrigin(origin, headers.get('host'))) return false
  return {
    origin,
    methods: METHODS,
    allowedHeaders: ['content-type', 'x-auth-token'],
    exposedHeaders: ['x-request-id'],
    credentials: false,
  }
}

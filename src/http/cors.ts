import type { CORSOptions } from 'graphql-yoga'

const LOOPBACK_ORIGIN = /^https?:\/\/(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/**
 * Pages served from this machine, such as a frontend's development server, may call the gateway from a browser. No other
 * site may: the gateway can hold a credential, and any page a developer visits could spend it.
 */
export function corsFor(request: Request): CORSOptions {
  const origin = request.headers.get('origin')
  if (origin === null || !LOOPBACK_ORIGIN.test(origin)) return false
  return {
    origin,
    methods: ['GET', 'POST'],
    allowedHeaders: ['content-type', 'x-auth-token'],
    exposedHeaders: ['x-request-id'],
    credentials: false,
  }
}

/** Turns requests away before anything reads them. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import type { IsAllowedOrigin } from './cors.js'
import { isLoopbackAuthority } from './loopback.js'
import { nameOf, parseOrigin } from './origin.js'

export type GatekeeperOptions = {
  /** `loopback`: only this machine reaches the gateway. `any`: others do. */
  hosts: 'loopback' | 'any'
  /** Names beside the defaults, as `nameOf` has them. */
  allowedHosts: readonly string[]
  isAllowedOrigin: IsAllowedOrigin
}

/**
 * A browser takes any name that resolves to a loopback address for a site of its own, so that a foreign page could call a
 * gateway on loopback as its own server: the `Host` tells. And a request that needs no preflight is sent whatever CORS says
 * about its answer: the `Origin` tells. Programs other than browsers send no `Origin`.
 *
 * @returns a function that says whether it answered the request.
 */
export function createGatekeeper({ isAllowedOrigin, ...hostOptions }: GatekeeperOptions) {
  const isAllowedHost = createHostCheck(hostOptions)
  return (req: IncomingMessage, res: ServerResponse, requestId: string): boolean => {
    const { host, origin } = req.headers
    if (!isAllowedHost(host ?? '')) {
      refuse(res, 421, requestId, {
        code: 'FORBIDDEN',
        message: `This gateway answers to localhost, 127.0.0.1, [::1] and the names in ALLOWED_HOSTS, not to ${quote(host)}.`,
      })
      return true
    }
    // The URL of such a request could not be read.
    if (host && parseOrigin(`http://${host}`) === null) {
      refuse(res, 400, requestId, { code: 'BAD_USER_INPUT', message: `Host is malformed: ${quote(host)}.` })
      return true
    }
    if (origin !== undefined && !isAllowedOrigin(origin, host)) {
      refuse(res, 403, requestId, {
        code: 'FORBIDDEN',
        message: `Pages of ${quote(origin)} may not call this gateway: only pages served from this machine and those of ALLOWED_ORIGINS may.`,
      })
      return true
    }
    return false
  }
}

/**
 * On loopback: the names of this machine, and those allowed. Where others reach the gateway: any name, until some are allowed;
 * then those, the names of this machine, and any address, which cannot be made to lead elsewhere as a name can.
 */
function createHostCheck({ hosts, allowedHosts }: Omit<GatekeeperOptions, 'isAllowedOrigin'>) {
  const allowed = new Set(allowedHosts)
  if (hosts === 'any' && allowed.size === 0) return () => true
  return (host: string) => {
    const name = nameOf(host)
    if (isLoopbackAuthority(host) || allowed.has(name)) return true
    return hosts === 'any' && isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0
  }
}

function quote(header: string | undefined): string {
  return header === undefined ? 'a request that names none' : JSON.stringify(header.slice(0, 100))
}

/** In the shape of a GraphQL answer, which clients know how to show. */
function refuse(
  res: ServerResponse,
  status: number,
  requestId: string,
  { code, message }: { code: string; message: string },
): void {
  res.writeHead(status, { 'content-type': 'application/json' })
  res.end(JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] }))
}

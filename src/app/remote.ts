import type { RemoteUpstream } from '../config/config.js'
import type { Upstream } from './upstream.js'

/** The live API, or another server of the API. No part of the upstream runs in this process. */
export function openRemote({ baseUrl, secretKey }: RemoteUpstream): Upstream {
  return {
    baseUrl,
    secretKey,
    paced: true,
    edge: null,
    facts: { edgeServices: baseUrl },
    servers: [],
    close: async () => {},
  }
}

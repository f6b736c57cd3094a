/** `/purge-requests`: a history, of which nothing is changed or deleted. */
import {
  type CreatePurgeRequestRequest,
  PurgeRequest,
  PurgeRequestList,
  type PurgeRequestQuery,
} from '../wire/purge-request.js'
import { readJson } from './body.js'
import type { Call } from './call.js'
import { pathId, toQueryString } from './path.js'

export type PurgeRequestResource = {
  list(query: PurgeRequestQuery): Promise<PurgeRequestList>
  get(id: string): Promise<PurgeRequest>
  /** Answers at once: whether the purge is done, `get` says. */
  create(body: CreatePurgeRequestRequest): Promise<PurgeRequest>
}

const readPurgeRequest = readJson('a purge request', PurgeRequest, 'id')
const readList = readJson('a list of purge requests', PurgeRequestList, 'purge_requests')

const all = '/purge-requests'
const one = '/purge-requests/{id}'

export const purgeRequestResource = (call: Call): PurgeRequestResource => ({
  list: async (query) =>
    call({ method: 'GET', route: all, path: all + toQueryString(query), read: readList }),
  get: async (id) =>
    call({ method: 'GET', route: one, path: `${all}/${pathId(id)}`, read: readPurgeRequest }),
  create: async (body) => call({ method: 'POST', route: all, path: all, body, read: readPurgeRequest }),
})

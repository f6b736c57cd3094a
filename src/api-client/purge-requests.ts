/** `/purge-requests`: a history, whose entries are never changed or deleted. */
import {
  type CreatePurgeRequestRequest,
  PurgeRequest,
  PurgeRequestList,
  type PurgeRequestQuery,
} from '../wire/purge-request.js'
import { readJson } from './body.js'
import type { Call } from './call.js'

export type PurgeRequestResource = {
  list(query: PurgeRequestQuery): Promise<PurgeRequestList>
  get(id: string): Promise<PurgeRequest>
  /** Resolves before the purge is done; `get` returns its progress. */
  create(body: CreatePurgeRequestRequest): Promise<PurgeRequest>
}

const readPurgeRequest = readJson('a purge request', PurgeRequest, 'id')
const readList = readJson('a list of purge requests', PurgeRequestList, 'purge_requests')

const all = '/purge-requests'

export const createPurgeRequestResource = (call: Call): PurgeRequestResource => ({
  list: (query) => call({ method: 'GET', route: all, query, read: readList }),
  get: (id) => call({ method: 'GET', route: '/purge-requests/{id}', id, read: readPurgeRequest }),
  create: (body) => call({ method: 'POST', route: all, body, read: readPurgeRequest }),
})

import type { CreatePurgeRequestRequest } from '../../wire/purge-request.js'
import type { CreatePurgeRequestInput } from '../__generated__/resolvers.js'
import { checkExactlyOne } from './checks.js'
import { field, optional, texts, uuid, withoutNulls } from './fields.js'
import { alsoRefusedBy, mapParsed, type Parsed, parsedObject } from './parsed.js'

/** A purge is for everything or for some objects. The API's limit on the number of objects is unknown, so none is checked. */
export function parseCreatePurgeRequest(input: CreatePurgeRequestInput): Parsed<CreatePurgeRequestRequest> {
  const given = withoutNulls(input)
  const parsed = parsedObject({
    pipeline_id: field(given, 'pipelineId', uuid),
    assets: optional(given, 'assets', texts(problemOf)),
  })
  const checked = alsoRefusedBy(parsed, checkExactlyOne(given, 'all', 'assets'))
  return mapParsed(checked, ({ pipeline_id, assets = [] }) =>
    given.all ? { pipeline_id, all: true } : { pipeline_id, assets },
  )
}

/** Each path names one object, because the API documents neither directories nor wildcards. */
function problemOf(path: string): string | null {
  if (!path.startsWith('/')) return 'must be a path that starts with /'
  if (path.includes('*')) return 'must name one object, without wildcards'
  return path !== '/' && path.endsWith('/') ? 'must name one object, no directory' : null
}

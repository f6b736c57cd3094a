import { problemOf } from '../../../lib/unreadable.js'
import type { QueryResolvers, UserError } from '../../__generated__/resolvers.js'
import { badUserInput, requireProjectId, requireUuid } from '../../ids.js'
import { parseLb } from '../../inputs/backend-stage-input.js'
import { within } from '../../inputs/parsed.js'

export const checkDomain: QueryResolvers['checkDomain'] = (_root, { input }, context) =>
  context.client.checks.domain({
    project_id: requireProjectId('input.projectId', input.projectId, context),
    fqdn: input.fqdn,
    cname: input.cname,
  })

export const checkPemChain: QueryResolvers['checkPemChain'] = (_root, { input }, context) => {
  const { fqdn, secret, raw } = input
  const project_id = requireProjectId('input.projectId', input.projectId, context)
  if (secret && typeof raw === 'string')
    throw badUserInput('only one of input.secret and input.raw can be given, got both')
  if (secret) {
    const secret_id = requireUuid('input.secret.secretId', secret.secretId)
    return context.client.checks.pemChain({
      project_id,
      fqdn,
      secret: { secret_id, secret_region: secret.secretRegion },
    })
  }
  if (typeof raw !== 'string') throw badUserInput('one of input.secret and input.raw must be given')
  return context.client.checks.pemChain({ project_id, fqdn, raw })
}

/** The API may name an error type even for a valid origin, where the type means nothing. */
export const checkLbOrigin: QueryResolvers['checkLbOrigin'] = async (
  _root,
  { input: { lb } },
  { client },
) => {
  const parsed = within(['lb'], parseLb(lb))
  if (!parsed.ok) throw badUserInput(parsed.problems.map(toSentence).join('; '))
  const result = await client.checks.lbOrigin({ lb: parsed.value })
  if (problemOf(result, 'is_valid') !== undefined) return result
  if (result.is_valid) return { is_valid: true }
  return problemOf(result, 'error_type') ? result : { ...result, error_type: result.error_type ?? 'unknown' }
}

/** A query has no user errors, so the message names the whole path instead of only the field. */
function toSentence({ field, message }: UserError): string {
  const name = field?.at(-1) ?? ''
  return `${field?.join('.')}${message.slice(name.length)}`
}

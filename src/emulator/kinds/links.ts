/** Reads the fields that link to the next stage, such as `waf_stage_id`. A request may set one of them. */
import { kindsAfter, linkField, STAGE_KINDS, type StageKind, type StageLink } from '../../wire/stage-kinds.js'
import type { StageRecord } from '../store/stage-record.js'
import type { Arguments } from '../validation/arguments.js'
import { isRefused } from '../validation/refused.js'

export type LinkContext = {
  pipelineId: string
  findStage: (id: string) => StageRecord | null
}

/**
 * Returns the link that a stage of this kind, or a rule of a route stage, shall have after the request. Without a link in
 * the request, the current one stays. An empty string removes a link to that kind. An id replaces the current link, whatever
 * kind it leads to. Links to kinds that cannot come next are refused.
 */
export function readLink(
  args: Arguments,
  kind: StageKind,
  current: StageLink | null,
  context: LinkContext,
): StageLink | null {
  const kinds = kindsAfter(kind)
  for (const other of STAGE_KINDS) {
    if (!kinds.includes(other) && !args.isEmpty(linkField(other)))
      args.refuse(linkField(other), 'constraint', `a ${other} stage cannot come next`)
  }
  const requested = kinds.flatMap((next) => {
    const id = args.uuid(linkField(next))
    return id === undefined || isRefused(id) ? [] : [{ kind: next, id }]
  })
  const links = requested.filter(({ id }) => id !== '')
  if (links.length > 1) {
    const names = links.map((link) => linkField(link.kind)).join(', ')
    for (const link of links)
      args.refuse(linkField(link.kind), 'constraint', `at most one of ${names} may be set`)
    return current
  }
  const [link] = links
  if (link !== undefined) {
    refuseUnknownTarget(args, linkField(link.kind), link, context)
    return link
  }
  return requested.some((removed) => removed.kind === current?.kind) ? null : current
}

/** Refuses an argument if the stage that it names does not exist, is of another kind or is in another pipeline. */
export function refuseUnknownTarget(
  args: Arguments,
  name: string,
  { kind, id }: StageLink,
  { pipelineId, findStage }: LinkContext,
): void {
  const target = findStage(id)
  if (target === null) {
    args.refuse(name, 'constraint', `${kind} stage ${id} does not exist`)
  } else if (target.kind !== kind) {
    args.refuse(name, 'constraint', `stage ${id} is a ${target.kind} stage, not a ${kind} stage`)
  } else if (target.pipelineId !== pipelineId) {
    args.refuse(name, 'constraint', `${kind} stage ${id} belongs to another pipeline`)
  }
}

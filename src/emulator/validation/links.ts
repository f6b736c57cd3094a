/** The fields that name a stage's next stage, of which a request may set one. */
import { linkField, STAGE_KINDS, type StageKind, type StageLink } from '../../wire/stage-kinds.js'
import type { StageRecord } from '../store/stage-tables.js'
import type { Arguments } from './arguments.js'

export type LinkContext = {
  pipelineId: string
  findStage: (id: string) => StageRecord | null
}

/**
 * The link a stage has after the request. Left out: it stays. Empty: it goes, if it was of that kind. An id: it becomes
 * the link, in the place of one of any kind. A link to a kind that may not come next is refused.
 */
export function parseLink(
  args: Arguments,
  kinds: readonly StageKind[],
  current: StageLink | null,
  context: LinkContext,
): StageLink | null {
  for (const kind of STAGE_KINDS) {
    if (!kinds.includes(kind) && !args.isEmpty(linkField(kind)))
      args.refuse(linkField(kind), 'constraint', `a ${kind} stage cannot come next`)
  }
  const asked = kinds.flatMap((kind) => {
    const id = args.uuid(linkField(kind))
    return id === undefined ? [] : [{ kind, id }]
  })
  const links = asked.filter(({ id }) => id !== '')
  if (links.length > 1) {
    const names = links.map(({ kind }) => linkField(kind)).join(', ')
    for (const { kind } of links)
      args.refuse(linkField(kind), 'constraint', `at most one of ${names} may be set`)
    return current
  }
  const [link] = links
  if (link !== undefined) {
    refuseUnknownTarget(args, linkField(link.kind), link, context)
    return link
  }
  return asked.some(({ kind }) => kind === current?.kind) ? null : current
}

/** Refuses an argument that names a stage which is not there, of another kind, or of another pipeline. */
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

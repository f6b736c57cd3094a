import { HEAD_KIND } from '../store/stage-tables.js'
import type { Arguments } from './arguments.js'
import { type LinkContext, refuseUnknownTarget } from './links.js'

/** `add` and `swap` name a stage that may be a head; whether the one that goes is a head is not looked at. */
export type HeadStageChange =
  | { change: 'add'; newId: string }
  | { change: 'remove'; currentId: string }
  | { change: 'swap'; newId: string; currentId: string }

const CHANGES = ['add_new_head_stage', 'remove_head_stage', 'swap_head_stage'] as const

/** Null where something was refused on `args`. */
export function parseHeadStageChange(args: Arguments, context: LinkContext): HeadStageChange | null {
  const asked = CHANGES.filter((name) => args.has(name))
  const [name] = asked
  if (name === undefined || asked.length > 1) {
    for (const refused of name === undefined ? CHANGES : asked)
      args.refuse(
        refused,
        name === undefined ? 'required' : 'constraint',
        `exactly one of ${CHANGES.join(', ')} must be set`,
      )
    return null
  }
  const values = args.object(name)
  if (values === undefined) return null
  if (name === 'remove_head_stage')
    return { change: 'remove', currentId: values.requiredUuid('remove_stage_id') ?? '' }
  const newId = parseNewStage(values, context)
  if (name === 'add_new_head_stage') return { change: 'add', newId }
  return { change: 'swap', newId, currentId: values.requiredUuid('current_stage_id') ?? '' }
}

function parseNewStage(values: Arguments, context: LinkContext): string {
  const id = values.requiredUuid('new_stage_id') ?? ''
  if (id !== '') refuseUnknownTarget(values, 'new_stage_id', { kind: HEAD_KIND, id }, context)
  return id
}

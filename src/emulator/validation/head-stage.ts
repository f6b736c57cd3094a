import { HEAD_KIND } from '../../wire/stage-kinds.js'
import { type LinkContext, refuseUnknownTarget } from '../kinds/links.js'
import type { Arguments } from './arguments.js'
import { combine, isRefused, REFUSED, type Refused } from './refused.js'

/** `newId` is a stage that may be a head. Whether `currentId` is a head is not checked here. */
export type HeadStageChange =
  | { change: 'add'; newId: string }
  | { change: 'remove'; currentId: string }
  | { change: 'swap'; newId: string; currentId: string }

const CHANGES = ['add_new_head_stage', 'remove_head_stage', 'swap_head_stage'] as const

export function parseHeadStageChange(args: Arguments, context: LinkContext): HeadStageChange {
  const asked = CHANGES.filter((name) => args.has(name))
  const [name] = asked
  if (name === undefined || asked.length > 1) {
    const reason = name === undefined ? 'required' : 'constraint'
    for (const refused of name === undefined ? CHANGES : asked)
      args.refuse(refused, reason, `exactly one of ${CHANGES.join(', ')} must be set`)
    return args.accept<HeadStageChange>(REFUSED)
  }
  return args.accept(args.requiredObject(name, (values) => readChange(name, values, context)))
}

function readChange(
  name: (typeof CHANGES)[number],
  values: Arguments,
  context: LinkContext,
): HeadStageChange | Refused {
  switch (name) {
    case 'add_new_head_stage':
      return combine({ change: 'add' as const, newId: readNewStage(values, context) })
    case 'remove_head_stage':
      return combine({ change: 'remove' as const, currentId: values.requiredUuid('remove_stage_id') })
    case 'swap_head_stage':
      return combine({
        change: 'swap' as const,
        newId: readNewStage(values, context),
        currentId: values.requiredUuid('current_stage_id'),
      })
  }
}

function readNewStage(values: Arguments, context: LinkContext): string | Refused {
  const id = values.requiredUuid('new_stage_id')
  if (!isRefused(id)) refuseUnknownTarget(values, 'new_stage_id', { kind: HEAD_KIND, id }, context)
  return id
}

/** Parses the links in a stage's input. A stage leads to at most one other stage. */
import { kindsAfter, linkField, type StageKind, type StageLinks } from '../../wire/stage-kinds.js'
import type { UserError } from '../__generated__/resolvers.js'
import { toUuid } from '../ids.js'
import { stageIdName } from '../stage-names.js'
import { userError } from '../user-errors.js'
import { checkAtMostOne } from './checks.js'
import { uuid } from './fields.js'
import { accepted, alsoRefusedBy, type Parsed, parsedObject } from './parsed.js'

type LinkInput = { readonly [name: string]: unknown }

/**
 * Parses the links of a stage of this kind, from fields such as `backendStageId`. Null removes a link: the API takes an empty
 * text for that, which its Terraform provider sends too. A link that is left out stays as it is.
 * @param ownId the id of the stage itself, because a stage cannot lead to itself. Null: the stage does not exist yet.
 */
export function parseLinks<Kind extends StageKind>(
  kind: Kind,
  input: object,
  ownId: string | null,
): Parsed<StageLinks<Kind>> {
  const links = input as LinkInput
  const names = kindsAfter(kind).map(stageIdName)
  const ids = parsedObject(
    Object.fromEntries(
      kindsAfter(kind).map((next) => [linkField(next), parseLink(links, stageIdName(next))]),
    ),
  )
  const tooMany = checkAtMostOne(links, ...names)
  const problems = tooMany.length > 0 || ownId === null ? tooMany : checkNotItself(links, ownId, ...names)
  return alsoRefusedBy(ids, problems) as Parsed<StageLinks<Kind>>
}

function parseLink(input: LinkInput, name: string): Parsed<string | undefined> {
  const id = input[name]
  if (id === undefined) return accepted(undefined)
  return id === null ? accepted('') : uuid(String(id), name)
}

/** A stage cannot lead to itself. `id` is the stage's own id. */
export function checkNotItself<Input extends object>(
  input: Input,
  id: string,
  ...names: (keyof Input & string)[]
): UserError[] {
  const own = toUuid(id)
  if (own === null) return []
  return names
    .filter((name) => String(input[name]).toLowerCase() === own)
    .map((name) =>
      userError('INVALID', ['input', name], `${name} must be another stage, got the stage itself: ${own}`),
    )
}

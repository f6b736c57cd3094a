/** One row of the table of kinds: what requests may say about stages of a kind, and what the store keeps. */
import type { StageKind } from '../../wire/stage-kinds.js'
import type { StageStorage, StageValues } from '../store/stage-record.js'
import type { Arguments } from '../validation/arguments.js'
import type { LinkContext } from './links.js'

/** `managedZones` are the zones whose names make a DNS stage `managed`. */
export type StageContext = LinkContext & { managedZones: readonly string[] }

export type EmulatedKind<Settings extends object = object> = StageStorage<Settings> & {
  kind: StageKind
  /** Whether the API can search stages of this kind in a whole project. */
  isSearchable?: true
  /** Whether a pipeline's errors can name the kind. Errors about other kinds say `unknown_stage`. */
  isNamedInErrors?: true
  /**
   * Parses the body of a create or an update. In a create, `current` is null and a field that is left out takes its
   * default. In an update, it keeps its value.
   * @throws InvalidArguments
   */
  parse(args: Arguments, current: StageValues<Settings> | null, context: StageContext): StageValues<Settings>
}

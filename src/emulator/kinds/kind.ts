/** How the emulator knows one kind of stage: what a request may say, and what is kept. */
import type { StageKind } from '../../wire/stage-kinds.js'
import type { StageTable, StageValues } from '../store/stage-tables.js'
import type { Arguments } from '../validation/arguments.js'
import type { LinkContext } from './links.js'

/** `managedZones` are the zones in which a name makes a DNS stage `managed`. */
export type StageContext = LinkContext & { managedZones: readonly string[] }

export type EmulatedKind<Settings extends object = object> = StageTable<Settings> & {
  kind: StageKind
  /** Whether the API can search stages of this kind in a whole project. */
  isSearchable?: true
  /**
   * Reads the body of a create, for which `current` is null and what is left out takes its default; or of an update, which
   * keeps what it leaves out.
   * @throws InvalidArguments
   */
  parse(args: Arguments, current: StageValues<Settings> | null, context: StageContext): StageValues<Settings>
}

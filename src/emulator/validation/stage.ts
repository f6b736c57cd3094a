import type { StageValues } from '../store/stage-tables.js'
import type { Arguments } from './arguments.js'
import type { LinkContext } from './links.js'

/** `managedZones` are the zones in which a name makes a DNS stage `managed`. */
export type StageContext = LinkContext & { managedZones: readonly string[] }

/**
 * Reads the body of a create (`current` is null: what is left out takes its default) or of an update (it stays as it is).
 * What is wrong is refused on `args`; the values are used only where nothing was.
 */
export type ParseStage<Settings extends object> = (
  args: Arguments,
  current: StageValues<Settings> | null,
  context: StageContext,
) => StageValues<Settings>

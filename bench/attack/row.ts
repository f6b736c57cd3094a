import type { Target } from './target.js'
import type { Misbehaviour } from './upstream.js'

/** One attack. */
export type Row = {
  readonly name: string
  /** How long it may go on. */
  readonly seconds: number
  /** The gateway's upstream is one that misbehaves so. Undefined: the emulator in its process. */
  readonly upstream?: Misbehaviour
  /** The most file descriptors that the process under attack may have. */
  readonly openFiles?: number
  /**
   * Resolves when the attack is over, at the latest soon after `signal` is aborted, which also closes its sockets. Never rejects
   * because of the target. @returns what the attacker was told, for the table.
   */
  run(target: Target, signal: AbortSignal): Promise<string>
}

import type { Target } from './target.js'
import type { Misbehaviour } from './upstream.js'

/** One attack. */
export type Row = {
  readonly name: string
  /** The attack is stopped after this time. */
  readonly seconds: number
  /** The misbehaviour of the gateway's upstream. Undefined: the upstream is the emulator in the gateway's process. */
  readonly upstream?: Misbehaviour
  /** The most file descriptors that the process under attack may have. */
  readonly openFiles?: number
  /**
   * Resolves when the attack is over, at the latest soon after `signal` is aborted. Aborting also closes the attack's sockets.
   * Never rejects because of the target.
   * @returns the attacker's statuses and error codes, for the table.
   */
  run(target: Target, signal: AbortSignal): Promise<string>
}

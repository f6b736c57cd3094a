/** Lets operations share reads: a read that waits to be sent also serves other operations that ask for the same thing. */

import { createTurns, type Turns } from '../lib/turns.js'
import type { CallFacts } from './errors.js'
import { ResponseTooLargeError } from './failures.js'
import {
  type CallOwner,
  type EndListener,
  type Operation,
  type OperationEnd,
  toEndError,
} from './operation.js'

type Sending<T> = {
  /** About the call, before it is sent. */
  readonly facts: CallFacts
  /** Sends the request and reads the response. */
  send(owner: CallOwner): Promise<T>
  /** Called instead of `send` if all operations have ended. */
  cancel(): void
}

/**
 * The reads whose turn has come, but which have not been sent. Three rules decide how long they wait for further operations:
 *
 * - A read is sent at once if no read of the same thing is under way, and no operation waits for its turn to make one.
 * - Any other read is sent once Node has read everything that has already arrived.
 * - While operations are still getting a shared response, the next read of the same thing waits until all of them have got it.
 *   A busy process would otherwise send many reads, each for the one operation that has just begun.
 *
 * A read is never joined once it has been sent: its response may be older than a write that the joining operation knows of.
 */
export class SharedReads {
  /** The key is the credential and the path. */
  #unsent = new Map<string, SharedRead<unknown>>()
  /** Operations that wait for their turn to read, and that would rather join. */
  readonly #waiting = new Map<string, Set<() => void>>()
  /** How many reads of each key have been sent and have no response yet. */
  readonly #underWay = new Map<string, number>()
  /** The keys of shared responses that some operations are still to get. */
  readonly #settling = new Set<string>()
  readonly #turns: Turns
  #isScheduled = false

  /** @param turns in which the operations that share a response get it. */
  constructor(turns: Turns = createTurns()) {
    this.#turns = turns
  }

  /** Calls back once a read with this key can be joined, unless the returned function is called first. */
  onOpen(key: string, callback: () => void): () => void {
    const callbacks = this.#waiting.get(key) ?? new Set()
    this.#waiting.set(key, callbacks.add(callback))
    return () => {
      callbacks.delete(callback)
      if (callbacks.size === 0 && this.#waiting.get(key) === callbacks) this.#waiting.delete(key)
    }
  }

  /** Waits for the response of the unsent read with this key. Undefined: there is none. The operation must not have ended. */
  join(key: string, operation: Operation): Promise<unknown> | undefined {
    return this.#unsent.get(key)?.join(operation)
  }

  /** Sends a read, at once or in a moment. The operation must not have ended. */
  open<T>(key: string, operation: Operation, sending: Sending<T>): Promise<T> {
    const read = new SharedRead(operation, sending)
    const outcome = read.join(operation)
    const callbacks = this.#waiting.get(key)
    if (callbacks === undefined && !this.#underWay.has(key) && !this.#settling.has(key)) {
      this.#send(key, read as SharedRead<unknown>)
      return outcome
    }
    this.#unsent.set(key, read as SharedRead<unknown>)
    this.#schedule()
    this.#waiting.delete(key)
    for (const callback of callbacks ?? []) callback()
    return outcome
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(this.#sendDue)
  }

  readonly #sendDue = () => {
    this.#isScheduled = false
    const reads = this.#takeUnsent()
    for (const [key, read] of reads) {
      if (this.#settling.has(key)) this.#unsent.set(key, read)
      else this.#send(key, read)
    }
  }

  /** Sends all reads now rather than in a moment. */
  sendAll(): void {
    for (const [key, read] of this.#takeUnsent()) this.#send(key, read)
  }

  /** The reads that are sent now. A new map begins for those that come. */
  #takeUnsent(): Map<string, SharedRead<unknown>> {
    const reads = this.#unsent
    this.#unsent = new Map()
    return reads
  }

  #send(key: string, read: SharedRead<unknown>): void {
    if (read.isAbandoned) {
      read.cancel()
      return
    }
    this.#underWay.set(key, (this.#underWay.get(key) ?? 0) + 1)
    read.send((settlements) => {
      const others = (this.#underWay.get(key) ?? 1) - 1
      if (others === 0) this.#underWay.delete(key)
      else this.#underWay.set(key, others)
      this.#settle(key, settlements)
    })
  }

  /** Many operations get their response a few at a time, because each of them then has work to do. */
  #settle(key: string, settlements: readonly Settlement[]): void {
    if (settlements.length < 2) {
      settlements[0]?.settle()
      return
    }
    this.#settling.add(key)
    let left = settlements.length
    for (const { caller, settle } of settlements) {
      this.#turns(() => {
        settle()
        left--
        if (left > 0) return
        this.#settling.delete(key)
        if (this.#unsent.has(key)) this.#schedule()
      }, caller)
    }
  }
}

/** Gives the outcome of a read to one operation. */
type Settlement = { readonly caller: string; settle(): void }

/** An operation that waits for the response. */
class Member<T> implements EndListener {
  isOverLimit = false

  constructor(
    readonly read: SharedRead<T>,
    readonly operation: Operation,
    readonly resolve: (value: T) => void,
    readonly reject: (reason: unknown) => void,
  ) {}

  onEnd(end: OperationEnd): void {
    this.read.leave(this, end)
  }
}

/** One read. To the exchange, all operations that share it are one, which ends when the last of them ends. */
class SharedRead<T> implements CallOwner {
  readonly leader: Operation
  readonly #sending: Sending<T>
  readonly #members: Member<T>[] = []
  #exchange: EndListener | null = null
  #end: OperationEnd | null = null

  constructor(leader: Operation, sending: Sending<T>) {
    this.leader = leader
    this.#sending = sending
  }

  join(operation: Operation): Promise<T> {
    return new Promise((resolve, reject) => {
      const member = new Member(this, operation, resolve, reject)
      this.#members.push(member)
      operation.listen(member)
    })
  }

  leave(member: Member<T>, end: OperationEnd): void {
    if (this.#members.length === 1 && this.#exchange !== null) {
      // The exchange rejects the read with an error that says how far it came.
      this.#end = end
      this.#exchange.onEnd(end)
    } else {
      this.#members.splice(this.#members.indexOf(member), 1)
      member.reject(toEndError(end, this.#sending.facts))
    }
  }

  /** Whether all operations have ended. */
  get isAbandoned(): boolean {
    return this.#members.length === 0
  }

  cancel(): void {
    this.#sending.cancel()
  }

  send(settle: (settlements: readonly Settlement[]) => void): void {
    this.#sending.send(this).then(
      (value) =>
        settle(
          this.#settlements((member) => {
            if (member.isOverLimit) member.reject(this.#tooLarge())
            else member.resolve(value)
          }),
        ),
      (error: unknown) => settle(this.#settlements((member) => member.reject(error))),
    )
  }

  #settlements(settle: (member: Member<T>) => void): Settlement[] {
    return this.#members.splice(0).map((member) => {
      const { operation } = member
      operation.stopListening(member)
      return { caller: operation.caller, settle: () => settle(member) }
    })
  }

  #tooLarge(): ResponseTooLargeError {
    return new ResponseTooLargeError(this.#sending.facts, 'operation', this.maxOperationBytes)
  }

  get maxOperationBytes(): number {
    return this.leader.maxOperationBytes
  }

  /** @returns whether the responses of every operation that waits now exceed the limit. */
  takeBytes(bytes: number): boolean {
    for (const member of this.#members) member.isOverLimit = member.operation.takeBytes(bytes)
    return this.#members.every(({ isOverLimit }) => isOverLimit)
  }

  ended(): OperationEnd | null {
    return this.#end
  }

  listen(exchange: EndListener): void {
    this.#exchange = exchange
  }

  stopListening(): void {
    this.#exchange = null
  }
}

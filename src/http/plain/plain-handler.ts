/** The contract between a server and its handler of plain requests. */

/** The head of a plain request, apart from its query. */
export type PlainHead = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** By lower-case name. No field is repeated. `content-length` is left out, and is at most 64 KiB. */
  readonly headers: Readonly<Record<string, string>>
}

/** The parts of a plain request that its facts do not depend on. */
export type PlainInput = {
  /** The target's query, including its `?`. Empty: there is none. */
  readonly search: string
  /** Empty for a GET. */
  readonly body: Buffer
}

/** `Facts`: what the handler has worked out from a head. */
export type PlainHandler<Facts> = {
  /**
   * Null: this request and all later ones of its connection are for node:http. The result is kept with the head, because the heads of
   * most clients differ only in their query and `content-length`, and are then not parsed or judged again.
   */
  judge(head: PlainHead): Facts | null
  /** Called for the next request of a connection once the client has taken the previous response. */
  answer(facts: Facts, input: PlainInput, exchange: PlainExchange): void
  /** Called with errors that `judge` or `answer` throws. If `answer` throws, the client gets a 500. If `judge` throws, the head goes to node:http. */
  onError(error: unknown): void
}

/** One request and its response. */
export type PlainExchange = {
  readonly remoteAddress: string
  /** The name by which the client's requests are counted together: see `clientOf`. */
  readonly client: string
  /** Sets the only listener. It is called at most once, when the client leaves before it has the response, or at once if it has left already. */
  onLeave(listener: () => void): void
  /**
   * May be called at once or later. A second call has no effect, nor does a call after the client has left.
   *
   * @param status must allow a body: not 1xx, 204 or 304.
   * @param headLines in ASCII, each with its line end, without `date`, `connection`, `keep-alive` and `content-length`.
   */
  respond(status: number, headLines: string, body: string): void
}

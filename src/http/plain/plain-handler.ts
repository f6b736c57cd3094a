/** The contract between a server and its handler of plain requests. */

/** The head of a plain request, apart from its query. */
export type PlainHead = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** By lower-case name. No field is repeated, and `content-length` is left out: it is no more than 64 KiB. */
  readonly headers: Readonly<Record<string, string>>
}

/** The parts of a plain request that its facts do not depend on. */
export type PlainInput = {
  /** The target's query, from its `?` on. Empty: it has none. */
  readonly search: string
  /** Empty with a GET. */
  readonly body: Buffer
}

/** `Facts`: anything that the handler wants to know of a head. */
export type PlainHandler<Facts> = {
  /**
   * Null: the request, and whatever else comes on its connection, is for node:http. The result is kept along with the head: the heads of
   * most clients differ only in their query and in `content-length`, and are then neither parsed nor judged again.
   */
  judge(head: PlainHead): Facts | null
  /** Begun for the next request of a connection only once the client has taken the answer to the one before. */
  answer(facts: Facts, input: PlainInput, exchange: PlainExchange): void
  /** Told of what the two others threw. The client of `answer` gets a 500; a head that could not be judged goes to node:http. */
  onError(error: unknown): void
}

/** One request and its answer. */
export type PlainExchange = {
  readonly remoteAddress: string
  /** The name by which the client's requests are counted together: see `clientOf`. */
  readonly client: string
  /** Sets the one listener, which is called at most once: when the client leaves before it has the answer. At once, if it has left. */
  onLeave(listener: () => void): void
  /**
   * May be called at once or later. Does nothing the second time, or once the client has left.
   *
   * @param status one with a body: not 1xx, 204 or 304.
   * @param headLines in ASCII, each with its line end, without `date`, `connection`, `keep-alive` and `content-length`.
   */
  respond(status: number, headLines: string, body: string): void
}

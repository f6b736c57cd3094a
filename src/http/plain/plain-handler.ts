export type PlainHead = {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
}
export type PlainHandler<Facts> = {
  judge(head: PlainHead): Facts | null
  answer(facts: Facts, body: Buffer, exchange: PlainExchange): void
}
export type PlainExchange = {
  readonly client: string
  onLeave(listener: () => void): void
  respond(status: number, headLines: string, body: string): void
}

/** What came back over HTTP, before anyone asks what it means. */

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** A complete answer, whatever its status. Header names are in lower case. */
export type Answer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

export function headerOf({ headers }: Pick<Answer, 'headers'>, name: string): string | null {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

/** The upstream's name for the exchange, cut in case it is no id at all. */
export function requestIdOf(answer: Pick<Answer, 'headers'>): string | null {
  const id = headerOf(answer, 'x-request-id')
  return id === null ? null : truncate(id, 200)
}

/** Whether a request that was sent, and answered with `status` if at all, may have changed something. */
export function mayHaveHappened(writes: boolean, status: number | null): boolean {
  const isRefused = status !== null && status >= 400 && status < 500
  return writes && !isRefused
}

/** For the log. */
export function truncate(text: string, maxLength = 2000): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}… (${text.length} characters)`
}

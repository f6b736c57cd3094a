/** A response of the upstream, before it is interpreted. */

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** A complete response of any status. Header names are in lower case. */
export type UpstreamResponse = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

export function headerOf({ headers }: Pick<UpstreamResponse, 'headers'>, name: string): string | null {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

/** The upstream's id of the exchange, cut to 200 characters, because the header may contain anything. */
export function requestIdOf(response: Pick<UpstreamResponse, 'headers'>): string | null {
  const id = headerOf(response, 'x-request-id')
  return id === null ? null : truncate(id, 200)
}

/** Whether a request that was sent may have changed something. `status` is that of its response, or null if none came. */
export function mayHaveHappened(writes: boolean, status: number | null): boolean {
  const isRefused = status !== null && status >= 400 && status < 500
  return writes && !isRefused
}

/** For the log. */
export function truncate(text: string, maxLength = 2000): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}… (${text.length} characters)`
}

/** The description of one call of the client, and values that the samples share. */
import type { EdgeServicesClient } from '../../src/api-client/client.js'

export type ClientCall = {
  /** Of the client, such as `pipelines.get`. */
  method: string
  call: (client: EdgeServicesClient) => Promise<unknown>
  /** Method and path below `/edge-services/v1beta1`, the query included. */
  sent: string
  /** The JSON body of the request. Absent if there is none. */
  body?: object
  /** The JSON body of the API's response. Absent for a 204. */
  answer?: object
  /** The client's name for the expected response, in the error about any other response. */
  expected: string
}

export const page = { order_by: 'created_at_desc', page: 2, page_size: 5 } as const

export const withQuery = (path: string, query: object) =>
  `${path}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`

/** The names of all methods of a client, such as `pipelines.get` and `stages.dns.get`. */
export function methodsOf(client: EdgeServicesClient): string[] {
  return namesIn(client)
    .filter((name) => name !== 'earliestServerTime')
    .toSorted()
}

/** Members that are made when they are asked for are properties of the prototype until then. */
function namesIn(resource: object): string[] {
  const names: string[] = []
  for (const name in resource) {
    const member = resource[name as keyof typeof resource] as object
    if (typeof member === 'function') names.push(name)
    else names.push(...namesIn(member).map((below) => `${name}.${below}`))
  }
  return names
}

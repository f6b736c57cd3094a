import type { ServerResponse } from 'node:http'

/** An upstream that responds only when told to. */
export function held() {
  const waiting: ServerResponse[] = []
  const arrivals = new Set<() => void>()
  return {
    waiting,
    handler: (_request: unknown, response: ServerResponse) => {
      waiting.push(response)
      for (const arrival of arrivals) arrival()
    },
    arrived: (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (waiting.length < count) return
          arrivals.delete(look)
          resolve()
        }
        arrivals.add(look)
        look()
      }),
    release(body: unknown) {
      for (const response of waiting.splice(0)) response.end(JSON.stringify(body))
    },
  }
}

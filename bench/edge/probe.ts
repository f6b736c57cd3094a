/** Sends one request, to check that a server works before it is measured. */
import { request } from 'node:http'
import type { Started } from './processes.js'

/** Throws if the response is not a 200. */
export async function probe({ url, host }: Started, path: string): Promise<void> {
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asked = request(url + path, { headers: { host }, agent: false }, (response) => {
      let text = ''
      response.setEncoding('latin1')
      response.on('data', (piece: string) => {
        text += piece
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end()
  })
  if (status !== 200) throw new Error(`expected ${url}${path} of ${host} to be a 200, got ${status}: ${text}`)
}

/** Two servers that respond alike. Only one of them has a plain path. */
import type { RequestListener } from 'node:http'
import type { PlainHandler, PlainHead } from '../../../../src/http/plain/plain-handler.js'
import type { SocketLimits } from '../../../../src/http/sockets/limits.js'
import { listenHttp } from '../../../../src/http/sockets/server.js'
import { connectTo } from '../../../support/edge-server.js'

type Facts = { readonly method: string; readonly target: string; readonly headers: object }

/** The response tells everything that the server knows about the request. */
function answerTo({ method, target, headers }: Facts, body: Buffer) {
  const fields = Object.entries(headers)
    .filter(([name]) => name !== 'content-length')
    .toSorted()
  const text = JSON.stringify({ method, target, fields, body: body.toString('latin1') })
  // The text has more bytes than characters.
  return { status: target === '/teapot' ? 418 : 200, body: `${text}\u20ac` }
}

const handle: RequestListener = (message, response) => {
  const chunks: Buffer[] = []
  message.on('data', (chunk: Buffer) => chunks.push(chunk))
  message.on('error', () => {})
  message.on('end', () => {
    const { method = '', url: target = '', headers } = message
    const { status, body } = answerTo({ method, target, headers }, Buffer.concat(chunks))
    response.writeHead(status, { 'x-kind': 'answer', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
}

export async function startTwins(limits: Partial<SocketLimits> = {}) {
  const plainRequests = { GET: 0, POST: 0 }
  const plain: PlainHandler<PlainHead> = {
    judge: (head) => (head.path === '/not-plain' ? null : head),
    answer({ method, path, headers }, { search, body }, exchange) {
      plainRequests[method]++
      const answer = answerTo({ method, target: path + search, headers }, body)
      exchange.respond(answer.status, 'x-kind: answer\r\n', answer.body)
    },
    onError(error) {
      throw error
    },
  }
  const start = (part: { plain?: PlainHandler<PlainHead> }) =>
    listenHttp(
      { host: '127.0.0.1', port: 0 },
      {
        handle,
        formatRefusal: ({ text }) => ({ headers: { 'content-type': 'text/plain' }, body: text }),
        limits,
        ...part,
      },
    )
  const [withPlain, nodeOnly] = await Promise.all([start({ plain }), start({})])
  return {
    ports: [withPlain.port, nodeOnly.port] as const,
    plainRequests,
    [Symbol.asyncDispose]: async () => void (await Promise.all([withPlain.close(0), nodeOnly.close(0)])),
  }
}

/** If nothing arrives within this many turns of the event loop, nothing will. The servers share the loop with their clients. */
const QUIET_TURNS = 20

/**
 * Sends the pieces of each request one after the other. Sends the next request once nothing more arrives, and ends the connection after the last.
 *
 * @returns everything received, apart from dates and the order of fields.
 */
export async function converse(port: number, requests: readonly (readonly string[])[]): Promise<string[]> {
  const client = await connectTo(port)
  client.socket.setNoDelay(true)
  for (const pieces of requests) {
    for (const piece of pieces) {
      if (!client.socket.writable) break
      await new Promise((resolve) => client.socket.write(piece, 'latin1', resolve))
      await new Promise(setImmediate)
    }
    for (let turn = 0, length = 0; turn < QUIET_TURNS && !client.socket.destroyed; turn++) {
      await new Promise(setImmediate)
      if (client.received().length > length) turn = 0
      length = client.received().length
    }
  }
  client.socket.end()
  return (await client.everything).split(/(?=HTTP\/1\.1 \d{3} )/).map((answer) => {
    const [head = '', ...body] = answer.split('\r\n\r\n')
    const lines = head.split('\r\n').filter((line) => !/^date:/i.test(line))
    return [
      ...lines.map((line) => line.replace(/^[^:]+:/, (name) => name.toLowerCase())).toSorted(),
      ...body,
    ].join('\n')
  })
}

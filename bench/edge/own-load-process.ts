/**
 * `own-load-process.ts URL HOST PATH COUNT CONNECTIONS SECONDS` requests the path and prints the number of responses. If the
 * count is not 0, a number below it is appended to the path. Every response must be a 200 with a length.
 */
import { connect, type Socket } from 'node:net'

const [url = '', host = '', path = '', count = '', connections = '', seconds = ''] = process.argv.slice(2)
const { hostname, port } = new URL(url)
let asked = 0
let answered = 0

for (let index = 0; index < Number(connections); index++) {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  let head = ''
  let leftBytes = 0
  socket.on('connect', () => ask(socket))
  socket.on('data', (chunk) => {
    if (leftBytes > 0) {
      leftBytes -= chunk.length
    } else {
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end === -1) return
      const [, length] = /^HTTP\/1\.1 200 [\s\S]*\r\ncontent-length: (\d+)\r\n/i.exec(head) ?? []
      if (length === undefined) throw new Error(`expected a 200 with a length, got ${head.slice(0, end)}`)
      leftBytes = end + 4 + Number(length) - head.length
      head = ''
    }
    if (leftBytes > 0) return
    answered += 1
    ask(socket)
  })
}

setTimeout(() => {
  console.log(answered)
  process.exit()
}, Number(seconds) * 1000)

function ask(socket: Socket): void {
  const target = count === '0' ? path : `${path}${asked % Number(count)}`
  asked += 1
  socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
}

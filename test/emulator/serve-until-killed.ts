/** The server process of durability.test.ts. It serves the data file of its argument, and prints its URL. */
import { createEdgeServicesServer } from '../../src/emulator/server.js'

const server = createEdgeServicesServer({ data: process.argv[2] ?? '' })
const { url } = await server.listen()
console.log(url)

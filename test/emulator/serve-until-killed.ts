/** A process of its own for durability.test.ts: serves the data file it is given, and says where. */
import { createEdgeServicesServer } from '../../src/emulator/server.js'

const server = createEdgeServicesServer({ data: process.argv[2] ?? '' })
const { url } = await server.listen()
console.log(url)

/** GraphQL Yoga on node:http as it comes, with a DataLoader for each operation. */
import { createServer } from 'node:http'
import DataLoader from 'dataloader'
import { createYoga } from 'graphql-yoga'
import { RestApi } from './api.mjs'
import { get, patch } from './rest.mjs'
import { createSchema } from './schema.mjs'

const readEach = (paths) => Promise.all(paths.map((path) => get(path).catch((error) => error)))

const yoga = createYoga({
  schema: createSchema(),
  context: () => {
    const loader = new DataLoader(readEach)
    const prime = (path, value) => loader.prime(path, value)
    return { api: new RestApi({ get: (path) => loader.load(path), patch, prime }) }
  },
})
createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1')

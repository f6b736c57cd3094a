/** Apollo Server with its REST data source, both as they come; introspection on, as everywhere. */
import { RESTDataSource } from '@apollo/datasource-rest'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { RestApi } from './api.mjs'
import { createSchema } from './schema.mjs'

class EdgeServices extends RESTDataSource {
  baseURL = `${process.env.UPSTREAM}/edge-services/v1beta1/`
  willSendRequest(_path, request) {
    request.headers['x-auth-token'] = 'bench'
  }
}

const server = new ApolloServer({ schema: createSchema(), introspection: true })
await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT), host: '127.0.0.1' },
  context: async () => {
    const source = new EdgeServices({ cache: server.cache })
    return {
      api: new RestApi({
        get: (path) => source.get(path.slice(1)),
        patch: (path, body) => source.patch(path.slice(1), { body }),
      }),
    }
  },
})

/** The REST client of the peers: undici with connections kept alive, as Edgeway's. */
import { Pool } from 'undici'

const ROOT = '/edge-services/v1beta1'
const headers = { accept: 'application/json', 'x-auth-token': 'bench' }
const pool = new Pool(process.env.UPSTREAM, { connections: 128 })

async function call(options) {
  const { statusCode, body } = await pool.request(options)
  if (statusCode === 200) return body.json()
  await body.dump()
  throw Object.assign(new Error(`the upstream answered ${statusCode}`), { status: statusCode })
}

export const get = (path) => call({ path: ROOT + path, method: 'GET', headers })

export const patch = (path, body) =>
  call({
    path: ROOT + path,
    method: 'PATCH',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

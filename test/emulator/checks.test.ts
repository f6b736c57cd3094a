import { describe, expect, it } from 'vitest'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { OTHER_PROJECT_ID } from '../support/ids.js'
import { createManualClock } from '../support/manual-clock.js'
import { INTERMEDIATE, KEY, ROOT, SERVER } from './pem-chain.js'

describe('POST /check-domain', () => {
  it('a domain is valid only if the CNAME is the name of a pipeline of the project', async () => {
    await using upstream = await startEmbedded()
    const { id } = await upstream.createPipeline()
    const cname = `${id}.svc.edge.scw.cloud`
    const check = async (body: object) =>
      (
        await upstream.call('POST', '/check-domain', {
          project_id: TEST_PROJECT_ID,
          fqdn: 'shop.example.com',
          cname,
          ...body,
        })
      ).body
    const [valid, invalid] = [{ is_valid: true }, { is_valid: false }]
    expect(await check({})).toEqual(valid)
    expect(await check({ cname: `${cname.toUpperCase()}.` })).toEqual(valid)
    expect(await check({ project_id: OTHER_PROJECT_ID })).toEqual(invalid)
    for (const other of ['svc.edge.scw.cloud', `x${cname}`, `a.${cname}`, 'example.com', `${cname}.org`])
      expect(await check({ cname: other })).toEqual(invalid)
    for (const fqdn of ['localhost', 'a b.example.com', '-a.example.com', 'x.scw.cloud', 'a..b', '1.2.3.4'])
      expect(await check({ fqdn })).toEqual(invalid)
  })

  it('all arguments of a domain check are required', async () => {
    await using upstream = await startEmbedded()
    expect(await upstream.call('POST', '/check-domain', {})).toMatchObject({
      status: 400,
      body: {
        details: [
          { argument_name: 'project_id', reason: 'required' },
          { argument_name: 'fqdn', reason: 'required' },
          { argument_name: 'cname', reason: 'required' },
        ],
      },
    })
  })
})

describe('POST /check-pem-chain', () => {
  const chain = (...parts: string[]) => parts.join('\n')
  const whole = chain(KEY, SERVER, INTERMEDIATE, ROOT)

  it.each([
    ['a key and the chain up to the root', whole, 'shop.example.com', true],
    ['a name that the wildcard covers', whole, 'a.pages.example.com', true],
    ['the key at the end', chain(SERVER, INTERMEDIATE, ROOT, KEY), 'shop.example.com', true],
    ['another name', whole, 'example.com', false],
    ['no key', chain(SERVER, INTERMEDIATE, ROOT), 'shop.example.com', false],
    ['two keys', chain(KEY, KEY, SERVER, INTERMEDIATE, ROOT), 'shop.example.com', false],
    ['the key of something else', chain(KEY, INTERMEDIATE, ROOT), 'shop.example.com', false],
    ['no root', chain(KEY, SERVER, INTERMEDIATE), 'shop.example.com', false],
    ['no intermediate', chain(KEY, SERVER, ROOT), 'shop.example.com', false],
    ['another order', chain(KEY, SERVER, ROOT, INTERMEDIATE), 'shop.example.com', false],
    ['a self-signed certificate alone', chain(KEY, ROOT), 'shop.example.com', false],
    ['a damaged certificate', whole.replaceAll('M', 'N'), 'shop.example.com', false],
    ['no PEM at all', 'shop.example.com', 'shop.example.com', false],
  ])('%s', async (_case, raw, fqdn, isValid) => {
    await using upstream = await startEmbedded({ clock: createManualClock('2030-01-01T00:00:00.0Z') })
    const body = { project_id: TEST_PROJECT_ID, fqdn, raw }
    expect((await upstream.call('POST', '/check-pem-chain', body)).body).toEqual({ is_valid: isValid })
  })

  it('a PEM chain is not valid before or after its validity', async () => {
    for (const now of ['2026-11-01T00:00:00.0Z', '2127-01-01T00:00:00.0Z']) {
      await using upstream = await startEmbedded({ clock: createManualClock(now) })
      const body = { project_id: TEST_PROJECT_ID, fqdn: 'shop.example.com', raw: whole }
      expect((await upstream.call('POST', '/check-pem-chain', body)).body).toEqual({ is_valid: false })
    }
  })

  it('a secret counts as valid, and either a secret or a PEM text is required', async () => {
    await using upstream = await startEmbedded()
    const check = (body: object) =>
      upstream.call('POST', '/check-pem-chain', {
        project_id: TEST_PROJECT_ID,
        fqdn: 'shop.example.com',
        ...body,
      })
    const secret = { secret_id: 's', secret_region: 'fr-par' }
    expect((await check({ secret })).body).toEqual({ is_valid: true })
    const both = { argument_name: 'secret', reason: 'constraint' }
    expect(await check({ secret, raw: 'x' })).toMatchObject({ status: 400, body: { details: [both, {}] } })
    expect(await check({})).toMatchObject({ status: 400, body: { details: [{ reason: 'required' }, {}] } })
    expect(await check({ secret: {} })).toMatchObject({
      status: 400,
      body: {
        details: [{ argument_name: 'secret.secret_id' }, { argument_name: 'secret.secret_region' }],
      },
    })
  })
})

describe('POST /check-lb-origin', () => {
  it.each([
    [{}, { is_valid: true, error_type: 'unknown' }],
    [{ domain_name: 'constructor' }, { is_valid: true, error_type: 'unknown' }],
    [{ domain_name: 'timeout.invalid' }, { is_valid: false, error_type: 'timeout' }],
    [{ domain_name: 'connection-refused.invalid' }, { is_valid: false, error_type: 'connection_refused' }],
    [{ domain_name: 'tls-error.invalid' }, { is_valid: false, error_type: 'tls_error' }],
  ])('%j: %j', async (values, answer) => {
    await using upstream = await startEmbedded()
    const lb = { id: 'lb', zone: 'fr-par-1', frontend_id: 'front', ...values }
    expect((await upstream.call('POST', '/check-lb-origin', { lb })).body).toEqual(answer)
  })

  it('a check of an origin requires the same load balancer as a backend stage', async () => {
    await using upstream = await startEmbedded()
    expect(await upstream.call('POST', '/check-lb-origin', {})).toMatchObject({
      status: 400,
      body: { details: [{ argument_name: 'lb', reason: 'required' }] },
    })
    expect(await upstream.call('POST', '/check-lb-origin', { lb: {} })).toMatchObject({
      status: 400,
      body: {
        details: [
          { argument_name: 'lb.id' },
          { argument_name: 'lb.zone' },
          { argument_name: 'lb.frontend_id' },
        ],
      },
    })
  })
})

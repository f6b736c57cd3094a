/** Whether a PEM text is a private key with the certificates that vouch for it, for a name. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g

/**
 * One private key, then the server's certificate, the intermediates and the root, each signed by the next, all of them
 * valid at the time. Whether anyone trusts the root is not asked.
 * https://www.scaleway.com/en/docs/edge-services/reference-content/ssl-tls-certificate/
 */
export function isValidPemChain(pem: string, { fqdn, now }: { fqdn: string; now: Date }): boolean {
  const chain = parsePem(pem)
  if (chain === null) return false
  const [server, ...issuers] = chain.certificates
  const root = chain.certificates.at(-1)
  if (server === undefined || root === undefined || issuers.length === 0) return false
  return (
    server.checkPrivateKey(chain.key) &&
    server.checkHost(fqdn) !== undefined &&
    chain.certificates.every((certificate) => isWithinItsTime(certificate, now)) &&
    chain.certificates.every((certificate, index) => isIssuedBy(certificate, issuers[index] ?? root))
  )
}

/** Null where there is not exactly one key, or something cannot be read. */
function parsePem(pem: string): { key: KeyObject; certificates: X509Certificate[] } | null {
  const blocks = [...pem.matchAll(BLOCK)].map(([text, label = '']) => ({ text, label }))
  const [key, ...otherKeys] = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'))
  if (key === undefined || otherKeys.length > 0) return null
  try {
    return {
      key: createPrivateKey(key.text),
      certificates: blocks
        .filter(({ label }) => label === 'CERTIFICATE')
        .map(({ text }) => new X509Certificate(text)),
    }
  } catch {
    return null
  }
}

/** The root, which has itself as its issuer, included. */
function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

function isWithinItsTime({ validFrom, validTo }: X509Certificate, now: Date): boolean {
  return Date.parse(validFrom) <= now.getTime() && now.getTime() <= Date.parse(validTo)
}

/** Checks PEM texts: a private key and its chain of certificates. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g

/**
 * A valid text has exactly one private key and, in this order, the server's certificate for that key and `fqdn`, the
 * intermediates and the root. Each certificate is signed by the next one, and all of them are valid at `now`. Whether anyone
 * trusts the root is not checked.
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

/** Null if there is not exactly one private key, or if a key or certificate cannot be parsed. */
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

/** The root is its own issuer. */
function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

function isWithinItsTime({ validFrom, validTo }: X509Certificate, now: Date): boolean {
  return Date.parse(validFrom) <= now.getTime() && now.getTime() <= Date.parse(validTo)
}

/** Reads environment variables one by one, and collects the problems with them. */
import { isIP } from 'node:net'
import { isUuid } from '../lib/uuid.js'

export type SettingsReader = ReturnType<typeof createSettingsReader>

/** An address to listen on. Port 0 picks a free port. */
export type Address = { host: string; port: number }

const LOOPBACK = '127.0.0.1'

/** An empty value counts as none. An invalid value is added to `problems` and also counts as none, except by `port`. */
export function createSettingsReader(env: Readonly<Record<string, string | undefined>>) {
  const problems: string[] = []
  const warnings: string[] = []
  const injected = new Set<string>()
  const text = (name: string) => (injected.has(name) ? null : env[name]?.trim() || null)
  /** Null: the variable is missing or invalid. */
  const checked = (name: string, isGood: (value: string) => boolean, expected: string) => {
    const value = text(name)
    if (value === null || isGood(value)) return value
    problems.push(`${name} must be ${expected}, got ${JSON.stringify(value)}`)
    return null
  }
  return {
    /** One line each, in the order in which the variables were read. */
    problems,
    /** One line each. A warning does not prevent the start. */
    warnings,
    text,
    /**
     * Treats a variable as missing if Kubernetes has injected it. Kubernetes sets such variables in every container for each Service,
     * such as `EDGE_PORT` to `tcp://10.96.12.7:80` for a Service named `edge`. Call this before reading the variable.
     */
    ignoreInjected(name: string) {
      const value = text(name)
      if (value === null || !SERVICE_URL.test(value)) return
      injected.add(name)
      warnings.push(
        `${name} is ignored: ${JSON.stringify(value)} is what Kubernetes sets for a Service. Set enableServiceLinks: false for the pod, or ${name} to a value of your own`,
      )
    },
    /** 0 if the variable is invalid, because port 0 clashes with no other. */
    port(name: string, fallback: number) {
      const wasGiven = text(name) !== null
      return Number(checked(name, isPort, 'a port from 0 to 65535') ?? (wasGiven ? 0 : fallback))
    },
    /** The loopback address if the variable is missing or invalid. */
    host(name: string) {
      const hint = /^\[.*\]$/.test(text(name) ?? '') ? ' (an IPv6 address without its brackets)' : ''
      return checked(name, isHost, `a host name or an IP address${hint}`) ?? LOOPBACK
    },
    /** The UUID in lower case. Null: the variable is missing or invalid. */
    uuid(name: string) {
      return checked(name, isUuid, 'a UUID')?.toLowerCase() ?? null
    },
    /** Null: the variable is missing or invalid. */
    wholeNumber(name: string, min: number, max: number) {
      const isGood = (value: string) => /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max
      const value = checked(name, isGood, `a whole number from ${min} to ${max}`)
      return value === null ? null : Number(value)
    },
    /** The parsed items of a comma-separated list, without duplicates. Each item that `parse` rejects with null is a problem. */
    list(name: string, parse: (item: string) => string | null, expected: string) {
      const items = (text(name) ?? '').split(',').map((item) => item.trim())
      const parsed = items.filter(Boolean).map((item) => {
        const value = parse(item)
        if (value === null) problems.push(`${name} must be ${expected}, got ${JSON.stringify(item)}`)
        return value
      })
      return [...new Set(parsed.filter((value) => value !== null))]
    },
    /** A size such as `1048576`, `1024K` or `1M`, which are the same. Null: the variable is missing or invalid. */
    bytes(name: string, min: string) {
      const isGood = (value: string) => (parseBytes(value) ?? -1) >= (parseBytes(min) ?? 0)
      const value = checked(
        name,
        isGood,
        `a number of bytes (K, M and G are multiples of 1024), at least ${min}`,
      )
      return value === null ? null : parseBytes(value)
    },
  }
}

/** The format of the variables of Docker's links: https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables */
const SERVICE_URL = /^(?:tcp|udp|sctp):\/\/(?:\[[0-9a-f:.]+\]|[0-9a-f:.]+|[a-z0-9.-]+):\d{1,5}$/i

/** Whether one process cannot listen on both addresses. */
export function overlaps(one: Address, other: Address): boolean {
  if (one.port !== other.port || one.port === 0) return false
  const hosts = [one, other].map(({ host }) => (/^localhost$/i.test(host) ? LOOPBACK : host.toLowerCase()))
  return hosts[0] === hosts[1] || hosts.some((host) => host === '0.0.0.0' || host === '::')
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535
}

function isHost(value: string): boolean {
  return isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value)
}

function parseBytes(value: string): number | null {
  const [, digits, unit = ''] = /^(\d+)([kmg]?)$/i.exec(value) ?? []
  const bytes = Number(digits) * 1024 ** ['', 'k', 'm', 'g'].indexOf(unit.toLowerCase())
  return Number.isSafeInteger(bytes) ? bytes : null
}

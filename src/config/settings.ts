/** Variables of an environment, read one by one, while what is wrong with them is noted. */
import { isIP } from 'node:net'
import { isUuid } from '../lib/uuid.js'

export type Settings = ReturnType<typeof createSettings>

/** Where to listen. Port 0 is a free one. */
export type Address = { host: string; port: number }

const LOOPBACK = '127.0.0.1'

/** An empty value is as good as none. A bad one is a problem more, and read as if there were none. */
export function createSettings(env: Readonly<Record<string, string | undefined>>) {
  const problems: string[] = []
  const warnings: string[] = []
  const injected = new Set<string>()
  const text = (name: string) => (injected.has(name) ? null : env[name]?.trim() || null)
  /** Null: there is none, or a bad one. */
  const checked = (name: string, isGood: (value: string) => boolean, expected: string) => {
    const value = text(name)
    if (value === null || isGood(value)) return value
    problems.push(`${name} must be ${expected}, got ${JSON.stringify(value)}`)
    return null
  }
  return {
    /** A line each, in the order in which the variables were read. */
    problems,
    /** A line each. They stop nothing. */
    warnings,
    text,
    /**
     * Takes a variable for one that is not set where its value is what Kubernetes injects into every container for a Service
     * of that name, such as `tcp://10.96.12.7:80` in `EDGE_PORT` for a Service named `edge`. To be called before it is read.
     */
    ignoreInjected(name: string) {
      const value = text(name)
      if (value === null || !SERVICE_URL.test(value)) return
      injected.add(name)
      warnings.push(
        `${name} is ignored: ${JSON.stringify(value)} is what Kubernetes sets for a Service of that name. Set enableServiceLinks: false for the pod, or ${name} to a value of your own`,
      )
    },
    /** 0 for a bad one, which no other can clash with. */
    port(name: string, fallback: number) {
      const wasGiven = text(name) !== null
      return Number(checked(name, isPort, 'a port from 0 to 65535') ?? (wasGiven ? 0 : fallback))
    },
    /** Loopback when there is none. */
    host(name: string) {
      const hint = /^\[.*\]$/.test(text(name) ?? '') ? ' (an IPv6 address without its brackets)' : ''
      return checked(name, isHost, `a host name or an IP address${hint}`) ?? LOOPBACK
    },
    /** In lower case. */
    uuid(name: string) {
      return checked(name, isUuid, 'a UUID')?.toLowerCase() ?? null
    },
    /** Null: there is none, or a bad one. */
    wholeNumber(name: string, min: number, max: number) {
      const isGood = (value: string) => /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max
      const value = checked(name, isGood, `a whole number from ${min} to ${max}`)
      return value === null ? null : Number(value)
    },
    /** The parts between commas, as `parse` has them, each once. Each that it has not (null) is a problem of its own. */
    list(name: string, parse: (item: string) => string | null, expected: string) {
      const items = (text(name) ?? '').split(',').map((item) => item.trim())
      const parsed = items.filter(Boolean).map((item) => {
        const value = parse(item)
        if (value === null) problems.push(`${name} must be ${expected}, got ${JSON.stringify(item)}`)
        return value
      })
      return [...new Set(parsed.filter((value) => value !== null))]
    },
    /** Such as `1048576`, `1024K` or `1M`, which are the same. Null: there is none, or a bad one. */
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

/** https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables, as Docker's links had them. */
const SERVICE_URL = /^(?:tcp|udp|sctp):\/\/(?:\[[0-9a-f:.]+\]|[0-9a-f:.]+|[a-z0-9.-]+):\d{1,5}$/i

/** Whether both cannot be listened at. */
export function clash(one: Address, other: Address): boolean {
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

/** Names of hosts, in the form DNS carries them: letters, digits and hyphens. */

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
const TOP_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/i
const MAX_LENGTH = 253

/** Two labels at least. The dot at the end that makes a name absolute may be there. */
export function isFqdn(text: string): boolean {
  const name = withoutRoot(text)
  const labels = name.split('.')
  return (
    name.length <= MAX_LENGTH &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    TOP_LABEL.test(labels.at(-1) ?? '')
  )
}

/** Whether the name is that of the zone or of something in it. */
export function isWithin(fqdn: string, zone: string): boolean {
  const [name, parent] = [withoutRoot(fqdn).toLowerCase(), withoutRoot(zone).toLowerCase()]
  return name === parent || name.endsWith(`.${parent}`)
}

export function withoutRoot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name
}

/** `CDN-Loop`, which marks a request that comes back to its own pipeline. https://www.rfc-editor.org/rfc/rfc8586 */

/** The list member that a pipeline adds to `CDN-Loop`. */
export function cdnInfoOf(pipelineId: string): string {
  return `edgeway; pipeline="${pipelineId}"`
}

/** Whether the request was in this pipeline before. Members of other pipelines or CDNs do not count. */
export function hasPassed(pipelineId: string, cdnLoop: string | readonly string[] | undefined): boolean {
  if (cdnLoop === undefined) return false
  const text = (typeof cdnLoop === 'string' ? cdnLoop : cdnLoop.join(',')).toLowerCase()
  const id = pipelineId.toLowerCase()
  return text.includes(id) && (text.match(MEMBER) ?? []).some((member) => isMarkOf(id, member))
}

/** A comma within quotes does not separate members. */
const MEMBER = /(?:[^,"]|"[^"]*")+/g

function isMarkOf(id: string, member: string): boolean {
  const [cdn, ...parameters] = member.split(';').map((part) => part.replace(/\s/g, ''))
  return cdn === 'edgeway' && parameters.some((one) => one === `pipeline="${id}"` || one === `pipeline=${id}`)
}

/** `/dns-stages`. */
import { DnsStage, DnsStageList, type DnsStageQuery, type DnsStageRequest } from '../wire/dns-stage.js'
import { readJson } from './body.js'
import type { Call } from './call.js'
import { type StageResource, stageResource } from './stages.js'

export type DnsStageResource = StageResource<DnsStage, DnsStageRequest, DnsStageRequest, DnsStageQuery>

const endpoints = {
  segment: 'dns-stages',
  stage: readJson('a DNS stage', DnsStage, 'id'),
  list: readJson('a list of DNS stages', DnsStageList, 'stages'),
}

export const dnsStageResource = (call: Call): DnsStageResource => stageResource(endpoints, call)

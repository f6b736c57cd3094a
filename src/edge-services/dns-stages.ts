/** `/dns-stages`. */
import { Compile } from 'typebox/compile'
import { DnsStage, DnsStageList, type DnsStageQuery, type DnsStageRequest } from '../wire/dns-stage.js'
import { readJson } from './body.js'
import type { Call } from './call.js'
import { type StageResource, stageResource } from './stages.js'

export type DnsStageResource = StageResource<DnsStage, DnsStageRequest, DnsStageRequest, DnsStageQuery>

const endpoints = {
  segment: 'dns-stages',
  stage: readJson('a DNS stage', Compile(DnsStage)),
  list: readJson('a list of DNS stages', Compile(DnsStageList)),
}

export const dnsStageResource = (call: Call): DnsStageResource => stageResource(endpoints, call)

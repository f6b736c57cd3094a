/** For each field that `docs/endpoints.md` names, operations that reach its endpoints. */
import { id } from './ids.js'

const inputOf = (fields: string) => `(input: {${fields}})`
const own = `id: "${id(1)}"`
const below = `pipelineId: "${id(1)}"`
const project = `projectId: "${id(100)}"`
const inProject = `(filter: {${project}})`

const mutation = (name: string, fields: string) => ({
  [`Mutation.${name}`]: [`mutation { ${name}${inputOf(fields)} { userErrors { message } } }`],
})
const query = (name: string, fields: string) => ({
  [`Query.${name}`]: [`{ ${name}${fields} { __typename } }`],
})
const ofPipeline = (name: string, fields: string) => ({
  [`Pipeline.${name}`]: [`{ pipeline(${own}) { ${name} { ${fields} } } }`],
})

const ofKind = (kind: string, settings: string) => ({
  ...query(`${kind.toLowerCase()}Stage`, `(${own})`),
  ...query(`${kind.toLowerCase()}Stages`, inProject),
  ...ofPipeline(`${kind.toLowerCase()}Stages`, 'nodes { id }'),
  ...mutation(`create${kind}Stage`, `${below}, ${settings}`),
  ...mutation(`update${kind}Stage`, `${own}, ${settings}`),
  ...mutation(`delete${kind}Stage`, own),
})
const link = `backendStageId: "${id(3)}"`

export const fieldOperations: Readonly<Record<string, readonly string[]>> = {
  ...query('pipeline', `(${own})`),
  'Query.pipelines': [
    '{ pipelines { nodes { name } } }',
    '{ pipelines { nodes { cacheStages { nodes { id } } } } }',
  ],
  ...mutation('createPipeline', `${project}, name: "a"`),
  ...mutation('updatePipeline', `${own}, name: "a"`),
  ...mutation('deletePipeline', own),
  ...ofPipeline('headStages', 'fqdns'),
  ...mutation('setHeadStage', `${below}, addNewHeadStage: {newStageId: "${id(4)}"}`),
  ...mutation('setVpcEndpoints', `${below}, vpcEndpointIds: ["${id(9)}"]`),
  ...ofKind('Dns', link),
  ...ofKind('Tls', `managedCertificate: true, ${link}`),
  ...ofKind('Cache', `fallbackTtl: 60, ${link}`),
  ...ofKind('Route', link),
  ...ofKind('Waf', `mode: ENABLE, paranoiaLevel: 1, ${link}`),
  ...ofKind('Backend', 'origin: {scalewayS3: {bucketName: "a", bucketRegion: "fr-par"}}'),
  'RouteStage.routeRules': [
    `{ routeStage(${own}) { routeRules { position } } }`,
    `{ routeStages${inProject} { nodes { routeRules { position } } } }`,
  ],
  ...mutation('setRouteRules', `${own}, routeRules: [{${link}}]`),
  ...mutation('addRouteRules', `${own}, routeRules: [{${link}}], afterPosition: 1`),
  ...query('purgeRequest', `(${own})`),
  ...query('purgeRequests', inProject),
  ...ofPipeline('purgeRequests', 'nodes { id }'),
  ...mutation('createPurgeRequest', `${below}, all: true`),
  ...query('checkDomain', inputOf(`${project}, fqdn: "a.example.com", cname: "b.example.com"`)),
  ...query('checkPemChain', inputOf(`${project}, fqdn: "a.example.com", raw: "PEM"`)),
  ...query('checkLbOrigin', inputOf(`lb: {${own}, zone: "fr-par-1", frontendId: "${id(2)}"}`)),
  'Query.plans': ['{ plans { planName } }'],
  'Query.currentPlan': [`{ currentPlan(${project}) { planName } }`],
  'Query.billing': [`{ billing(${project}) { pipelineNumber } }`],
  ...mutation('selectPlan', `${project}, planName: STARTER`),
  ...mutation('deleteCurrentPlan', project),
  ...query('vpcEndpoint', `(${own})`),
  ...query('vpcEndpoints', inProject),
  ...mutation('createVpcEndpoint', `${project}, region: "fr-par", privateNetworkId: "${id(90)}"`),
  ...mutation('deleteVpcEndpoint', own),
}

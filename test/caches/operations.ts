/**
 * Operations that reach every kind of object in several ways. Relay's compiler turns them into the artifacts that the tests
 * run: after a change, run `npx relay-compiler@21 relay.config.json` in this folder. The compiler is no dependency, because
 * it weighs 118 MB; only the types in its artifacts can go stale unnoticed, and nothing reads those. `status` is renamed where one selection would otherwise have it with two types.
 */
const graphql = String.raw

export const sources = [
  graphql`
    fragment operationsPipeline on Pipeline {
      __typename
      id
      name
      description
      pipelineStatus: status
      errors { stage code severity message type }
      projectId
      organizationId
      createdAt
      updatedAt
    }
  `,
  graphql`
    fragment operationsCacheStage on CacheStage {
      __typename
      id
      status
      createdAt
      updatedAt
      fallbackTtl
      includeCookies
      pipeline { id }
      backendStage { id }
      wafStage { id }
      routeStage { id }
      nextStage { __typename id }
    }
  `,
  graphql`
    fragment operationsBackendStage on BackendStage {
      __typename
      id
      status
      createdAt
      updatedAt
      pipeline { id }
      origin {
        __typename
        ... on ScalewayS3Origin { bucketName bucketRegion isWebsite }
        ... on ScalewayLoadBalancerOrigin {
          lbs { lbId zone frontendId isSsl domainName hasWebsocket privateNetworkId }
        }
        ... on ScalewayServerlessContainerOrigin { region containerId }
        ... on ScalewayServerlessFunctionOrigin { region functionId }
      }
    }
  `,
  graphql`
    fragment operationsDnsStage on DnsStage {
      __typename
      id
      status
      createdAt
      updatedAt
      fqdns
      defaultFqdn
      defaultPrivateFqdn
      type
      wildcardDomain
      fullPrivate
      pipeline { id }
      tlsStage { id }
      cacheStage { id }
      backendStage { id }
      nextStage { __typename id }
    }
  `,
  graphql`
    fragment operationsTlsStage on TlsStage {
      __typename
      id
      status
      createdAt
      updatedAt
      secrets { secretId region }
      managedCertificate
      certificateExpiresAt
      pipeline { id }
      cacheStage { id }
      backendStage { id }
      wafStage { id }
      routeStage { id }
      nextStage { __typename id }
    }
  `,
  graphql`
    fragment operationsWafStage on WafStage {
      __typename
      id
      status
      createdAt
      updatedAt
      mode
      paranoiaLevel
      pipeline { id }
      backendStage { id }
      nextStage { __typename id }
    }
  `,
  graphql`
    fragment operationsRouteStage on RouteStage {
      __typename
      id
      status
      createdAt
      updatedAt
      pipeline { id }
      wafStage { id }
      backendStage { id }
      nextStage { __typename id }
      routeRules {
        position
        ruleHttpMatch {
          methodFilters
          pathFilter { pathFilterType value }
          hostFilter { hostFilterType value }
        }
        target { __typename id }
        backendStage { id }
        wafStage { id }
      }
    }
  `,
  graphql`
    fragment operationsPurgeRequest on PurgeRequest {
      __typename
      id
      purgeStatus: status
      assets
      all
      createdAt
      updatedAt
      pipeline { id }
    }
  `,
  graphql`
    fragment operationsVpcEndpoint on VpcEndpoint {
      __typename
      id
      projectId
      region
      privateNetworkId
      createdAt
      updatedAt
    }
  `,
  graphql`
    fragment operationsNode on Node {
      __typename
      id
      ... on Pipeline { ...operationsPipeline @relay(mask: false) }
      ... on CacheStage { ...operationsCacheStage @relay(mask: false) }
      ... on BackendStage { ...operationsBackendStage @relay(mask: false) }
      ... on DnsStage { ...operationsDnsStage @relay(mask: false) }
      ... on TlsStage { ...operationsTlsStage @relay(mask: false) }
      ... on WafStage { ...operationsWafStage @relay(mask: false) }
      ... on RouteStage { ...operationsRouteStage @relay(mask: false) }
      ... on PurgeRequest { ...operationsPurgeRequest @relay(mask: false) }
      ... on VpcEndpoint { ...operationsVpcEndpoint @relay(mask: false) }
    }
  `,
  graphql`
    query operationsPipelinesQuery {
      pipelines(first: 100) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges {
          cursor
          node {
            ...operationsPipeline @relay(mask: false)
            headStages { ...operationsDnsStage @relay(mask: false) }
            vpcEndpoints { ...operationsVpcEndpoint @relay(mask: false) }
            dnsStages(first: 100) { edges { cursor node { ...operationsDnsStage @relay(mask: false) } } }
            tlsStages(first: 100) { edges { cursor node { ...operationsTlsStage @relay(mask: false) } } }
            cacheStages(first: 100) { edges { cursor node { ...operationsCacheStage @relay(mask: false) } } }
            routeStages(first: 100) { edges { cursor node { ...operationsRouteStage @relay(mask: false) } } }
            wafStages(first: 100) { edges { cursor node { ...operationsWafStage @relay(mask: false) } } }
            backendStages(first: 100) {
              edges { cursor node { ...operationsBackendStage @relay(mask: false) } }
            }
            purgeRequests(first: 100) {
              edges { cursor node { ...operationsPurgeRequest @relay(mask: false) } }
            }
          }
        }
      }
    }
  `,
  graphql`
    query operationsRootListsQuery {
      dnsStages(first: 100) { edges { node { ...operationsDnsStage @relay(mask: false) } } }
      tlsStages(first: 100) { edges { node { ...operationsTlsStage @relay(mask: false) } } }
      cacheStages(first: 100) { edges { node { ...operationsCacheStage @relay(mask: false) } } }
      routeStages(first: 100) { edges { node { ...operationsRouteStage @relay(mask: false) } } }
      wafStages(first: 100) { edges { node { ...operationsWafStage @relay(mask: false) } } }
      backendStages(first: 100) { edges { node { ...operationsBackendStage @relay(mask: false) } } }
      purgeRequests(first: 100) { edges { node { ...operationsPurgeRequest @relay(mask: false) } } }
      vpcEndpoints(first: 100) { edges { node { ...operationsVpcEndpoint @relay(mask: false) } } }
    }
  `,
  graphql`
    query operationsLinksQuery {
      pipelines(first: 100) {
        edges {
          node {
            id
            headStages {
              ...operationsDnsStage @relay(mask: false)
              nextStage {
                ...operationsNode @relay(mask: false)
                nextStage { ...operationsNode @relay(mask: false) }
              }
            }
            routeStages(first: 100) {
              edges {
                node {
                  id
                  nextStage { ...operationsNode @relay(mask: false) }
                  pipeline { ...operationsPipeline @relay(mask: false) }
                  targets: routeRules { target { ...operationsNode @relay(mask: false) } }
                }
              }
            }
          }
        }
      }
    }
  `,
  graphql`
    query operationsNodesQuery($ids: [ID!]!) {
      nodes(ids: $ids) { ...operationsNode @relay(mask: false) }
    }
  `,
  graphql`
    query operationsProjectQuery {
      plans { planName packageGb pipelineLimit wafRequests backendLimit wildcardDomain }
      currentPlan { planName }
      billing {
        currentPlan { planName packageGb pipelineLimit wafRequests backendLimit wildcardDomain }
        planCost { currencyCode units nanos }
        pipelineNumber
        extraPipelinesCost { currencyCode units nanos }
        plansUsageDetails { plan planCost { currencyCode units nanos } }
        totalCost { currencyCode units nanos }
      }
    }
  `,
  graphql`
    mutation operationsBalanceMutation($one: CreateBackendStageInput!, $other: CreateBackendStageInput!) {
      one: createBackendStage(input: $one) { backendStage { ...operationsBackendStage @relay(mask: false) } }
      other: createBackendStage(input: $other) { backendStage { ...operationsBackendStage @relay(mask: false) } }
    }
  `,
  graphql`
    query operationsBalancedQuery($one: ID!, $other: ID!) {
      one: backendStage(id: $one) { ...operationsBackendStage @relay(mask: false) }
      other: backendStage(id: $other) { ...operationsBackendStage @relay(mask: false) }
    }
  `,
  graphql`
    mutation operationsCreateMutation(
      $vpcEndpoint: CreateVpcEndpointInput!
      $purgeRequest: CreatePurgeRequestInput!
      $dns: CreateDnsStageInput!
      $tls: CreateTlsStageInput!
      $cache: CreateCacheStageInput!
      $route: CreateRouteStageInput!
      $waf: CreateWafStageInput!
    ) {
      createVpcEndpoint(input: $vpcEndpoint) { vpcEndpoint { ...operationsVpcEndpoint @relay(mask: false) } }
      createPurgeRequest(input: $purgeRequest) {
        purgeRequest { ...operationsPurgeRequest @relay(mask: false) }
      }
      createDnsStage(input: $dns) { dnsStage { ...operationsDnsStage @relay(mask: false) } }
      createTlsStage(input: $tls) { tlsStage { ...operationsTlsStage @relay(mask: false) } }
      createCacheStage(input: $cache) { cacheStage { ...operationsCacheStage @relay(mask: false) } }
      createRouteStage(input: $route) { routeStage { ...operationsRouteStage @relay(mask: false) } }
      createWafStage(input: $waf) { wafStage { ...operationsWafStage @relay(mask: false) } }
    }
  `,
  graphql`
    mutation operationsUpdateMutation(
      $backend: UpdateBackendStageInput!
      $cache: UpdateCacheStageInput!
      $rules: SetRouteRulesInput!
      $pipeline: UpdatePipelineInput!
    ) {
      updateBackendStage(input: $backend) { backendStage { ...operationsBackendStage @relay(mask: false) } }
      updateCacheStage(input: $cache) { cacheStage { ...operationsCacheStage @relay(mask: false) } }
      setRouteRules(input: $rules) { routeStage { ...operationsRouteStage @relay(mask: false) } }
      updatePipeline(input: $pipeline) { pipeline { ...operationsPipeline @relay(mask: false) } }
    }
  `,
]

/** Of `edge-services-server/seed.ts`. */
const SAMPLE = {
  shopWeb: '2ceaee21-aa80-454d-b3c4-904abc69cf42',
  imageResizer: '4f2f0c4e-79c3-487c-b225-c5d8b74904c3',
  imageResizerBackend: 'a87f3d0c-f332-4d1a-98e7-3e15b80adf13',
}

/**
 * What GraphiQL opens with: operations that work as they are on the sample pipelines, whose ids are the same everywhere, and
 * show what to do with them. Lines are short enough for the editor on a small screen. The first one has no variables, since
 * GraphiQL does not show those of the tab it opens with.
 */
export const exampleTabs = [
  tab(
    `# Your pipelines by name, with their caches: one
# upstream call. To read on, copy the endCursor of the
# answer into the variables: {"after": "the cursor"}
query Pipelines($first: Int = 2, $after: String) {
  pipelines(
    first: $first
    after: $after
    orderBy: { field: NAME, direction: ASC }
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      status
      errors {
        code
        message
      }
      cacheStages {
        nodes {
          id
          fallbackTtl
          includeCookies
          backendStage {
            origin {
              __typename
              ... on ScalewayS3Origin {
                bucketName
              }
            }
          }
        }
      }
    }
  }
}
`,
  ),
  tab(
    `# From where visitors enter a pipeline to where its
# content comes from, stage by stage.
query FollowChain($id: ID!) {
  pipeline(id: $id) {
    name
    headStages {
      defaultFqdn
      fqdns
      nextStage {
        ...stage
        nextStage {
          ...stage
          nextStage {
            ...stage
            nextStage {
              ...stage
              nextStage {
                ...stage
              }
            }
          }
        }
      }
    }
  }
}

fragment stage on Stage {
  __typename
  id
  status
  ... on CacheStage {
    fallbackTtl
  }
  ... on RouteStage {
    routeRules {
      position
      target {
        __typename
        id
      }
    }
  }
  ... on BackendStage {
    origin {
      __typename
    }
  }
}
`,
    { id: SAMPLE.shopWeb },
  ),
  tab(
    `# Builds a whole pipeline, all of it or nothing. The
# embedded edge serves it at once: ask by curl -i for
# the url under edge, twice. X-Cache says miss, then
# hit-fresh. (A browser's reload asks the origin.)
#
# Of the next two tabs one shows what it served,
# and one purges it, its id in the variables.
mutation CreatePipeline($input: CreatePipelineInput!) {
  createPipeline(input: $input) {
    pipeline {
      id
      name
      status
      headStages {
        defaultFqdn
      }
      edge {
        url
      }
    }
    userErrors {
      message
      field
      code
    }
  }
}
`,
    {
      input: {
        name: 'my-first-pipeline',
        description: 'Made in GraphiQL',
        stages: {
          backendStage: {
            origin: {
              scalewayS3: { bucketName: 'my-bucket', bucketRegion: 'fr-par' },
            },
          },
          cacheStage: { fallbackTtl: 3600 },
        },
      },
    },
  ),
  tab(
    `# Your newest pipelines, and what the embedded edge
# has served of each since it started. Ask for one of
# the urls by curl -i, and look again.
query EdgeTraffic($first: Int) {
  pipelines(
    first: $first
    orderBy: { field: CREATED_AT, direction: DESC }
  ) {
    nodes {
      id
      name
      edge {
        url
        requests
        hits
        misses
        bypasses
        originCalls
      }
    }
  }
}
`,
    { first: 3 },
  ),
  tab(
    `# Empties the cache of the pipeline whose id you put
# into the variables, or forgets single paths of it:
# "assets": ["/index.html"] in place of "all". Then
# ask by curl -i for the url under edge: what was a
# hit-fresh is a miss again.
mutation CreatePurgeRequest(
  $input: CreatePurgeRequestInput!
) {
  createPurgeRequest(input: $input) {
    purgeRequest {
      id
      status
      pipeline {
        edge {
          url
          hits
          misses
        }
      }
    }
    userErrors {
      message
      field
      code
    }
  }
}
`,
    { input: { pipelineId: SAMPLE.shopWeb, all: true } },
  ),
  tab(
    `# Adds stages to a pipeline that is there: another
# origin, which is of exactly one kind, and a cache
# that leads to the backend stage of this id.
mutation AddStages(
  $backend: CreateBackendStageInput!
  $cache: CreateCacheStageInput!
) {
  createBackendStage(input: $backend) {
    backendStage {
      id
      origin {
        __typename
      }
    }
    userErrors {
      message
      field
      code
    }
  }
  createCacheStage(input: $cache) {
    cacheStage {
      id
      nextStage {
        __typename
        id
      }
    }
    userErrors {
      message
      field
      code
    }
  }
}
`,
    {
      backend: {
        pipelineId: SAMPLE.imageResizer,
        origin: {
          scalewayS3: { bucketName: 'my-bucket', bucketRegion: 'fr-par' },
        },
      },
      cache: {
        pipelineId: SAMPLE.imageResizer,
        backendStageId: SAMPLE.imageResizerBackend,
        fallbackTtl: 60,
      },
    },
  ),
  tab(
    `# Wrong as it is, to show what comes back: what you
# can put right, all at once, and nothing is created.
# Then try a pipeline's id and a TTL of 3600 seconds.
mutation CreateCacheStage(
  $input: CreateCacheStageInput!
) {
  createCacheStage(input: $input) {
    cacheStage {
      id
      fallbackTtl
      pipeline {
        name
      }
    }
    userErrors {
      message
      field
      code
    }
  }
}
`,
    { input: { pipelineId: 'not-an-id', fallbackTtl: -1 } },
  ),
  tab(
    `# Every cache stage of every pipeline, newest first:
# a list that the REST API does not have.
query CacheStages($first: Int) {
  cacheStages(
    first: $first
    orderBy: { field: CREATED_AT, direction: DESC }
  ) {
    totalCount
    nodes {
      id
      fallbackTtl
      createdAt
      pipeline {
        name
      }
    }
  }
}
`,
    { first: 10 },
  ),
]

function tab(query: string, variables?: object) {
  return { query, ...(variables && { variables: JSON.stringify(variables, null, 2) }) }
}

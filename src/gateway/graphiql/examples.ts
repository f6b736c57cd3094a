/** The sample pipeline `shop-web` of `emulator/seed.ts`. */
const SHOP_WEB = '2ceaee21-aa80-454d-b3c4-904abc69cf42'

/**
 * The first tabs of GraphiQL. Their operations work without changes on the sample pipelines, whose ids are the same everywhere.
 * In a window of 1280 pixels, the bar has room for five short names, and the editor for lines of 50 characters. The first tab has
 * no variables, because GraphiQL does not show those of the tab that is open first.
 */
export const exampleTabs = [
  tab(
    `# Your pipelines by name, with their caches, in
# one upstream call. For the next page, copy the
# endCursor of the result into the variables:
# { "after": "<endCursor>" }
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
    `# The chain of a pipeline, stage by stage, from
# its head to the origin.
query Chain($id: ID!) {
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
    { id: SHOP_WEB },
  ),
  tab(
    `# Builds a whole pipeline, or nothing at all. If
# the input is wrong, userErrors list every fault.
# The embedded edge serves the pipeline at once.
# Request the url under edge twice with curl -i:
# X-Cache says miss, then hit-fresh.
#
# The next tab, Traffic, shows what the edge has
# served. Purge, after it, empties its cache.
mutation CreatePipeline(
  $input: CreatePipelineInput!
) {
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
    `# The traffic of your newest pipelines since the
# embedded edge started. Request one of the urls
# with curl -i, and run this again.
query Traffic($first: Int) {
  pipelines(
    first: $first
    orderBy: {
      field: CREATED_AT
      direction: DESC
    }
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
    `# Empties the cache of the pipeline whose id is
# in the variables. "assets": ["/index.html"]
# instead of "all" purges single paths. Request
# the url under edge with curl -i: a hit-fresh
# has become a miss again.
mutation Purge(
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
    { input: { pipelineId: SHOP_WEB, all: true } },
  ),
]

function tab(query: string, variables?: object) {
  return { query, ...(variables && { variables: JSON.stringify(variables, null, 2) }) }
}

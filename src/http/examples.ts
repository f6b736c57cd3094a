/**
 * What GraphiQL opens with: operations that work as they are on the sample pipelines, and show what to do with them. Lines
 * are short enough for the editor on a small screen. The first one has no variables, since GraphiQL does not show those of
 * the tab it opens with.
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
    `# Creates a pipeline. Showing what the answer to the
# write holds costs no further upstream call.
mutation CreatePipeline($input: CreatePipelineInput!) {
  createPipeline(input: $input) {
    pipeline {
      id
      name
      status
      errors {
        message
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
    { input: { name: 'my-first-pipeline', description: 'Made in GraphiQL' } },
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

/** What GraphiQL opens with: operations that work as they are on the sample pipelines, and show what to do with them. */
export const exampleTabs = [
  {
    query: `# Your pipelines, with the cache in front of each origin: one upstream call for all of it.
# Press the play button. To read on, put pageInfo.endCursor into $after.
query Pipelines($first: Int = 2, $after: String) {
  pipelines(first: $first, after: $after, orderBy: { field: NAME, direction: ASC }) {
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
  },
  {
    query: `# Creates a pipeline. What the answer holds costs no further call.
mutation CreatePipeline($name: String = "my-first-pipeline") {
  createPipeline(input: { name: $name, description: "Made in GraphiQL" }) {
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
  },
  {
    query: `# Takes a pipeline's id from the other tabs. As it is, it shows what wrong input looks like: all problems at once.
mutation CreateCacheStage($pipelineId: ID = "not-an-id", $fallbackTtl: Int = -1) {
  createCacheStage(input: { pipelineId: $pipelineId, fallbackTtl: $fallbackTtl, includeCookies: false }) {
    cacheStage {
      id
      fallbackTtl
      pipeline {
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
  },
  {
    query: `# Every cache stage of every pipeline, newest first: a list that the REST API does not have.
query CacheStages {
  cacheStages(first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
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
  },
]

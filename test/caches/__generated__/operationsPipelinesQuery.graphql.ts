/**
 * @generated SignedSource<<e3e877f9dcd0a3a74a76ff80b8b8dcca>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type DnsStageType = "AUTO" | "CUSTOM" | "MANAGED" | "UNKNOWN" | "%future added value";
export type HostFilterType = "REGEX" | "UNKNOWN" | "%future added value";
export type MethodFilter = "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT" | "UNKNOWN" | "%future added value";
export type PathFilterType = "REGEX" | "UNKNOWN" | "%future added value";
export type PipelineErrorSeverity = "CRITICAL" | "UNKNOWN" | "WARNING" | "%future added value";
export type PipelineErrorStage = "BACKEND" | "CACHE" | "DNS" | "TLS" | "UNKNOWN" | "%future added value";
export type PipelineErrorType = "CONFIG" | "RUNTIME" | "UNKNOWN" | "%future added value";
export type PipelineStatus = "ERROR" | "LOCKED" | "PENDING" | "READY" | "UNKNOWN" | "WARNING" | "%future added value";
export type PurgeRequestStatus = "DONE" | "ERROR" | "PENDING" | "UNKNOWN" | "%future added value";
export type StageStatus = "ACTIVE" | "INACTIVE" | "UNKNOWN" | "%future added value";
export type WafStageMode = "DISABLE" | "ENABLE" | "LOG_ONLY" | "UNKNOWN" | "%future added value";
export type operationsPipelinesQuery$variables = Record<PropertyKey, never>;
export type operationsPipelinesQuery$data = {
  readonly pipelines: {
    readonly edges: ReadonlyArray<{
      readonly cursor: string;
      readonly node: {
        readonly __typename: "Pipeline";
        readonly backendStages: {
          readonly edges: ReadonlyArray<{
            readonly cursor: string;
            readonly node: {
              readonly __typename: "BackendStage";
              readonly createdAt: string;
              readonly id: string;
              readonly origin: {
                readonly __typename: "ScalewayLoadBalancerOrigin";
                readonly lbs: ReadonlyArray<{
                  readonly domainName: string | null | undefined;
                  readonly frontendId: string;
                  readonly hasWebsocket: boolean | null | undefined;
                  readonly isSsl: boolean | null | undefined;
                  readonly lbId: string;
                  readonly privateNetworkId: string | null | undefined;
                  readonly zone: string;
                }>;
              } | {
                readonly __typename: "ScalewayS3Origin";
                readonly bucketName: string | null | undefined;
                readonly bucketRegion: string | null | undefined;
                readonly isWebsite: boolean | null | undefined;
              } | {
                readonly __typename: "ScalewayServerlessContainerOrigin";
                readonly containerId: string;
                readonly region: string;
              } | {
                readonly __typename: "ScalewayServerlessFunctionOrigin";
                readonly functionId: string;
                readonly region: string;
              } | {
                // This will never be '%other', but we need some
                // value in case none of the concrete values match.
                readonly __typename: "%other";
              } | null | undefined;
              readonly pipeline: {
                readonly id: string;
              } | null | undefined;
              readonly status: StageStatus;
              readonly updatedAt: string;
            };
          }>;
        } | null | undefined;
        readonly cacheStages: {
          readonly edges: ReadonlyArray<{
            readonly cursor: string;
            readonly node: {
              readonly __typename: "CacheStage";
              readonly backendStage: {
                readonly id: string;
              } | null | undefined;
              readonly createdAt: string;
              readonly fallbackTtl: number | null | undefined;
              readonly id: string;
              readonly includeCookies: boolean;
              readonly nextStage: {
                readonly __typename: string;
                readonly id: string;
              } | null | undefined;
              readonly pipeline: {
                readonly id: string;
              } | null | undefined;
              readonly routeStage: {
                readonly id: string;
              } | null | undefined;
              readonly status: StageStatus;
              readonly updatedAt: string;
              readonly wafStage: {
                readonly id: string;
              } | null | undefined;
            };
          }>;
        } | null | undefined;
        readonly createdAt: string;
        readonly description: string;
        readonly dnsStages: {
          readonly edges: ReadonlyArray<{
            readonly cursor: string;
            readonly node: {
              readonly __typename: "DnsStage";
              readonly backendStage: {
                readonly id: string;
              } | null | undefined;
              readonly cacheStage: {
                readonly id: string;
              } | null | undefined;
              readonly createdAt: string;
              readonly defaultFqdn: string;
              readonly defaultPrivateFqdn: string;
              readonly fqdns: ReadonlyArray<string>;
              readonly fullPrivate: boolean;
              readonly id: string;
              readonly nextStage: {
                readonly __typename: string;
                readonly id: string;
              } | null | undefined;
              readonly pipeline: {
                readonly id: string;
              } | null | undefined;
              readonly status: StageStatus;
              readonly tlsStage: {
                readonly id: string;
              } | null | undefined;
              readonly type: DnsStageType;
              readonly updatedAt: string;
              readonly wildcardDomain: boolean;
            };
          }>;
        } | null | undefined;
        readonly errors: ReadonlyArray<{
          readonly code: string;
          readonly message: string;
          readonly severity: PipelineErrorSeverity;
          readonly stage: PipelineErrorStage;
          readonly type: PipelineErrorType;
        }>;
        readonly headStages: ReadonlyArray<{
          readonly __typename: "DnsStage";
          readonly backendStage: {
            readonly id: string;
          } | null | undefined;
          readonly cacheStage: {
            readonly id: string;
          } | null | undefined;
          readonly createdAt: string;
          readonly defaultFqdn: string;
          readonly defaultPrivateFqdn: string;
          readonly fqdns: ReadonlyArray<string>;
          readonly fullPrivate: boolean;
          readonly id: string;
          readonly nextStage: {
            readonly __typename: string;
            readonly id: string;
          } | null | undefined;
          readonly pipeline: {
            readonly id: string;
          } | null | undefined;
          readonly status: StageStatus;
          readonly tlsStage: {
            readonly id: string;
          } | null | undefined;
          readonly type: DnsStageType;
          readonly updatedAt: string;
          readonly wildcardDomain: boolean;
        }> | null | undefined;
        readonly id: string;
        readonly name: string;
        readonly organizationId: string;
        readonly pipelineStatus: PipelineStatus;
        readonly projectId: string;
        readonly purgeRequests: {
          readonly edges: ReadonlyArray<{
            readonly cursor: string;
            readonly node: {
              readonly __typename: "PurgeRequest";
              readonly all: boolean;
              readonly assets: ReadonlyArray<string>;
              readonly createdAt: string;
              readonly id: string;
              readonly pipeline: {
                readonly id: string;
              } | null | undefined;
              readonly purgeStatus: PurgeRequestStatus;
              readonly updatedAt: string;
            };
          }>;
        } | null | undefined;
        readonly routeStages: {
          readonly edges: ReadonlyArray<{
            readonly cursor: string;
            readonly node: {
              readonly __typename: "RouteStage";
              readonly backendStage: {
                readonly id: string;
              } | null | undefined;
              readonly createdAt: string;
              readonly id: string;
              readonly nextStage: {
                readonly __typename: string;
                readonly id: string;
              } | null | undefined;
              readonly pipeline: {
                readonly id: string;
              } | null | undefined;
              readonly routeRules: ReadonlyArray<{
                readonly backendStage: {
                  readonly id: string;
                } | null | undefined;
                readonly position: number;
                readonly ruleHttpMatch: {
                  readonly hostFilter: {
                    readonly hostFilterType: HostFilterType;
                    readonly value: string;
                  } | null | undefined;
                  readonly methodFilters: ReadonlyArray<MethodFilter>;
                  readonly pathFilter: {
                    readonly pathFilterType: PathFilterType;
                    readonly value: string;
                  } | null | undefined;
                } | null | undefined;
                readonly target: {
                  readonly __typename: string;
                  readonly id: string;
                } | null | undefined;
                readonly wafStage: {
                  readonly id: string;
                } | null | undefined;
              }> | null | undefined;
              readonly status: StageStatus;
              readonly updatedAt: string;
              readonly wafStage: {
                readonly id: string;
              } | null | undefined;
            };
          }>;
        } | null | undefined;
        readonly tlsStages: {
          readonly edges: ReadonlyArray<{
            readonly cursor: string;
            readonly node: {
              readonly __typename: "TlsStage";
              readonly backendStage: {
                readonly id: string;
              } | null | undefined;
              readonly cacheStage: {
                readonly id: string;
              } | null | undefined;
              readonly certificateExpiresAt: string | null | undefined;
              readonly createdAt: string;
              readonly id: string;
              readonly managedCertificate: boolean;
              readonly nextStage: {
                readonly __typename: string;
                readonly id: string;
              } | null | undefined;
              readonly pipeline: {
                readonly id: string;
              } | null | undefined;
              readonly routeStage: {
                readonly id: string;
              } | null | undefined;
              readonly secrets: ReadonlyArray<{
                readonly region: string;
                readonly secretId: string;
              }>;
              readonly status: StageStatus;
              readonly updatedAt: string;
              readonly wafStage: {
                readonly id: string;
              } | null | undefined;
            };
          }>;
        } | null | undefined;
        readonly updatedAt: string;
        readonly vpcEndpoints: ReadonlyArray<{
          readonly __typename: "VpcEndpoint";
          readonly createdAt: string;
          readonly id: string;
          readonly privateNetworkId: string;
          readonly projectId: string;
          readonly region: string;
          readonly updatedAt: string;
        }> | null | undefined;
        readonly wafStages: {
          readonly edges: ReadonlyArray<{
            readonly cursor: string;
            readonly node: {
              readonly __typename: "WafStage";
              readonly backendStage: {
                readonly id: string;
              } | null | undefined;
              readonly createdAt: string;
              readonly id: string;
              readonly mode: WafStageMode;
              readonly nextStage: {
                readonly __typename: string;
                readonly id: string;
              } | null | undefined;
              readonly paranoiaLevel: number;
              readonly pipeline: {
                readonly id: string;
              } | null | undefined;
              readonly status: StageStatus;
              readonly updatedAt: string;
            };
          }>;
        } | null | undefined;
      };
    }>;
    readonly pageInfo: {
      readonly endCursor: string | null | undefined;
      readonly hasNextPage: boolean;
    };
    readonly totalCount: number;
  } | null | undefined;
};
export type operationsPipelinesQuery = {
  response: operationsPipelinesQuery$data;
  variables: operationsPipelinesQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "kind": "Literal",
    "name": "first",
    "value": 100
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "cursor",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "__typename",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "type",
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "projectId",
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "createdAt",
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "updatedAt",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
},
v9 = [
  (v3/*:: as any*/)
],
v10 = {
  "alias": null,
  "args": null,
  "concreteType": "Pipeline",
  "kind": "LinkedField",
  "name": "pipeline",
  "plural": false,
  "selections": (v9/*:: as any*/),
  "storageKey": null
},
v11 = {
  "alias": null,
  "args": null,
  "concreteType": "CacheStage",
  "kind": "LinkedField",
  "name": "cacheStage",
  "plural": false,
  "selections": (v9/*:: as any*/),
  "storageKey": null
},
v12 = {
  "alias": null,
  "args": null,
  "concreteType": "BackendStage",
  "kind": "LinkedField",
  "name": "backendStage",
  "plural": false,
  "selections": (v9/*:: as any*/),
  "storageKey": null
},
v13 = [
  (v2/*:: as any*/),
  (v3/*:: as any*/)
],
v14 = {
  "alias": null,
  "args": null,
  "concreteType": null,
  "kind": "LinkedField",
  "name": "nextStage",
  "plural": false,
  "selections": (v13/*:: as any*/),
  "storageKey": null
},
v15 = [
  (v2/*:: as any*/),
  (v3/*:: as any*/),
  (v8/*:: as any*/),
  (v6/*:: as any*/),
  (v7/*:: as any*/),
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "fqdns",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "defaultFqdn",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "defaultPrivateFqdn",
    "storageKey": null
  },
  (v4/*:: as any*/),
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "wildcardDomain",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "fullPrivate",
    "storageKey": null
  },
  (v10/*:: as any*/),
  {
    "alias": null,
    "args": null,
    "concreteType": "TlsStage",
    "kind": "LinkedField",
    "name": "tlsStage",
    "plural": false,
    "selections": (v9/*:: as any*/),
    "storageKey": null
  },
  (v11/*:: as any*/),
  (v12/*:: as any*/),
  (v14/*:: as any*/)
],
v16 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "region",
  "storageKey": null
},
v17 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "privateNetworkId",
  "storageKey": null
},
v18 = {
  "alias": null,
  "args": null,
  "concreteType": "WafStage",
  "kind": "LinkedField",
  "name": "wafStage",
  "plural": false,
  "selections": (v9/*:: as any*/),
  "storageKey": null
},
v19 = {
  "alias": null,
  "args": null,
  "concreteType": "RouteStage",
  "kind": "LinkedField",
  "name": "routeStage",
  "plural": false,
  "selections": (v9/*:: as any*/),
  "storageKey": null
},
v20 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "value",
  "storageKey": null
},
v21 = [
  {
    "alias": null,
    "args": (v0/*:: as any*/),
    "concreteType": "PipelineConnection",
    "kind": "LinkedField",
    "name": "pipelines",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "totalCount",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "PageInfo",
        "kind": "LinkedField",
        "name": "pageInfo",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "hasNextPage",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "endCursor",
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "PipelineEdge",
        "kind": "LinkedField",
        "name": "edges",
        "plural": true,
        "selections": [
          (v1/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "Pipeline",
            "kind": "LinkedField",
            "name": "node",
            "plural": false,
            "selections": [
              (v2/*:: as any*/),
              (v3/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "name",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "description",
                "storageKey": null
              },
              {
                "alias": "pipelineStatus",
                "args": null,
                "kind": "ScalarField",
                "name": "status",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "PipelineError",
                "kind": "LinkedField",
                "name": "errors",
                "plural": true,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "stage",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "code",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "severity",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "message",
                    "storageKey": null
                  },
                  (v4/*:: as any*/)
                ],
                "storageKey": null
              },
              (v5/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "organizationId",
                "storageKey": null
              },
              (v6/*:: as any*/),
              (v7/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": "DnsStage",
                "kind": "LinkedField",
                "name": "headStages",
                "plural": true,
                "selections": (v15/*:: as any*/),
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "VpcEndpoint",
                "kind": "LinkedField",
                "name": "vpcEndpoints",
                "plural": true,
                "selections": [
                  (v2/*:: as any*/),
                  (v3/*:: as any*/),
                  (v5/*:: as any*/),
                  (v16/*:: as any*/),
                  (v17/*:: as any*/),
                  (v6/*:: as any*/),
                  (v7/*:: as any*/)
                ],
                "storageKey": null
              },
              {
                "alias": null,
                "args": (v0/*:: as any*/),
                "concreteType": "DnsStageConnection",
                "kind": "LinkedField",
                "name": "dnsStages",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "DnsStageEdge",
                    "kind": "LinkedField",
                    "name": "edges",
                    "plural": true,
                    "selections": [
                      (v1/*:: as any*/),
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "DnsStage",
                        "kind": "LinkedField",
                        "name": "node",
                        "plural": false,
                        "selections": (v15/*:: as any*/),
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": "dnsStages(first:100)"
              },
              {
                "alias": null,
                "args": (v0/*:: as any*/),
                "concreteType": "TlsStageConnection",
                "kind": "LinkedField",
                "name": "tlsStages",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "TlsStageEdge",
                    "kind": "LinkedField",
                    "name": "edges",
                    "plural": true,
                    "selections": [
                      (v1/*:: as any*/),
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "TlsStage",
                        "kind": "LinkedField",
                        "name": "node",
                        "plural": false,
                        "selections": [
                          (v2/*:: as any*/),
                          (v3/*:: as any*/),
                          (v8/*:: as any*/),
                          (v6/*:: as any*/),
                          (v7/*:: as any*/),
                          {
                            "alias": null,
                            "args": null,
                            "concreteType": "TlsSecret",
                            "kind": "LinkedField",
                            "name": "secrets",
                            "plural": true,
                            "selections": [
                              {
                                "alias": null,
                                "args": null,
                                "kind": "ScalarField",
                                "name": "secretId",
                                "storageKey": null
                              },
                              (v16/*:: as any*/)
                            ],
                            "storageKey": null
                          },
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "managedCertificate",
                            "storageKey": null
                          },
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "certificateExpiresAt",
                            "storageKey": null
                          },
                          (v10/*:: as any*/),
                          (v11/*:: as any*/),
                          (v12/*:: as any*/),
                          (v18/*:: as any*/),
                          (v19/*:: as any*/),
                          (v14/*:: as any*/)
                        ],
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": "tlsStages(first:100)"
              },
              {
                "alias": null,
                "args": (v0/*:: as any*/),
                "concreteType": "CacheStageConnection",
                "kind": "LinkedField",
                "name": "cacheStages",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "CacheStageEdge",
                    "kind": "LinkedField",
                    "name": "edges",
                    "plural": true,
                    "selections": [
                      (v1/*:: as any*/),
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "CacheStage",
                        "kind": "LinkedField",
                        "name": "node",
                        "plural": false,
                        "selections": [
                          (v2/*:: as any*/),
                          (v3/*:: as any*/),
                          (v8/*:: as any*/),
                          (v6/*:: as any*/),
                          (v7/*:: as any*/),
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "fallbackTtl",
                            "storageKey": null
                          },
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "includeCookies",
                            "storageKey": null
                          },
                          (v10/*:: as any*/),
                          (v12/*:: as any*/),
                          (v18/*:: as any*/),
                          (v19/*:: as any*/),
                          (v14/*:: as any*/)
                        ],
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": "cacheStages(first:100)"
              },
              {
                "alias": null,
                "args": (v0/*:: as any*/),
                "concreteType": "RouteStageConnection",
                "kind": "LinkedField",
                "name": "routeStages",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "RouteStageEdge",
                    "kind": "LinkedField",
                    "name": "edges",
                    "plural": true,
                    "selections": [
                      (v1/*:: as any*/),
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "RouteStage",
                        "kind": "LinkedField",
                        "name": "node",
                        "plural": false,
                        "selections": [
                          (v2/*:: as any*/),
                          (v3/*:: as any*/),
                          (v8/*:: as any*/),
                          (v6/*:: as any*/),
                          (v7/*:: as any*/),
                          (v10/*:: as any*/),
                          (v18/*:: as any*/),
                          (v12/*:: as any*/),
                          (v14/*:: as any*/),
                          {
                            "alias": null,
                            "args": null,
                            "concreteType": "RouteRule",
                            "kind": "LinkedField",
                            "name": "routeRules",
                            "plural": true,
                            "selections": [
                              {
                                "alias": null,
                                "args": null,
                                "kind": "ScalarField",
                                "name": "position",
                                "storageKey": null
                              },
                              {
                                "alias": null,
                                "args": null,
                                "concreteType": "RuleHttpMatch",
                                "kind": "LinkedField",
                                "name": "ruleHttpMatch",
                                "plural": false,
                                "selections": [
                                  {
                                    "alias": null,
                                    "args": null,
                                    "kind": "ScalarField",
                                    "name": "methodFilters",
                                    "storageKey": null
                                  },
                                  {
                                    "alias": null,
                                    "args": null,
                                    "concreteType": "RulePathFilter",
                                    "kind": "LinkedField",
                                    "name": "pathFilter",
                                    "plural": false,
                                    "selections": [
                                      {
                                        "alias": null,
                                        "args": null,
                                        "kind": "ScalarField",
                                        "name": "pathFilterType",
                                        "storageKey": null
                                      },
                                      (v20/*:: as any*/)
                                    ],
                                    "storageKey": null
                                  },
                                  {
                                    "alias": null,
                                    "args": null,
                                    "concreteType": "RuleHostFilter",
                                    "kind": "LinkedField",
                                    "name": "hostFilter",
                                    "plural": false,
                                    "selections": [
                                      {
                                        "alias": null,
                                        "args": null,
                                        "kind": "ScalarField",
                                        "name": "hostFilterType",
                                        "storageKey": null
                                      },
                                      (v20/*:: as any*/)
                                    ],
                                    "storageKey": null
                                  }
                                ],
                                "storageKey": null
                              },
                              {
                                "alias": null,
                                "args": null,
                                "concreteType": null,
                                "kind": "LinkedField",
                                "name": "target",
                                "plural": false,
                                "selections": (v13/*:: as any*/),
                                "storageKey": null
                              },
                              (v12/*:: as any*/),
                              (v18/*:: as any*/)
                            ],
                            "storageKey": null
                          }
                        ],
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": "routeStages(first:100)"
              },
              {
                "alias": null,
                "args": (v0/*:: as any*/),
                "concreteType": "WafStageConnection",
                "kind": "LinkedField",
                "name": "wafStages",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "WafStageEdge",
                    "kind": "LinkedField",
                    "name": "edges",
                    "plural": true,
                    "selections": [
                      (v1/*:: as any*/),
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "WafStage",
                        "kind": "LinkedField",
                        "name": "node",
                        "plural": false,
                        "selections": [
                          (v2/*:: as any*/),
                          (v3/*:: as any*/),
                          (v8/*:: as any*/),
                          (v6/*:: as any*/),
                          (v7/*:: as any*/),
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "mode",
                            "storageKey": null
                          },
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "paranoiaLevel",
                            "storageKey": null
                          },
                          (v10/*:: as any*/),
                          (v12/*:: as any*/),
                          (v14/*:: as any*/)
                        ],
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": "wafStages(first:100)"
              },
              {
                "alias": null,
                "args": (v0/*:: as any*/),
                "concreteType": "BackendStageConnection",
                "kind": "LinkedField",
                "name": "backendStages",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "BackendStageEdge",
                    "kind": "LinkedField",
                    "name": "edges",
                    "plural": true,
                    "selections": [
                      (v1/*:: as any*/),
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "BackendStage",
                        "kind": "LinkedField",
                        "name": "node",
                        "plural": false,
                        "selections": [
                          (v2/*:: as any*/),
                          (v3/*:: as any*/),
                          (v8/*:: as any*/),
                          (v6/*:: as any*/),
                          (v7/*:: as any*/),
                          (v10/*:: as any*/),
                          {
                            "alias": null,
                            "args": null,
                            "concreteType": null,
                            "kind": "LinkedField",
                            "name": "origin",
                            "plural": false,
                            "selections": [
                              (v2/*:: as any*/),
                              {
                                "kind": "InlineFragment",
                                "selections": [
                                  {
                                    "alias": null,
                                    "args": null,
                                    "kind": "ScalarField",
                                    "name": "bucketName",
                                    "storageKey": null
                                  },
                                  {
                                    "alias": null,
                                    "args": null,
                                    "kind": "ScalarField",
                                    "name": "bucketRegion",
                                    "storageKey": null
                                  },
                                  {
                                    "alias": null,
                                    "args": null,
                                    "kind": "ScalarField",
                                    "name": "isWebsite",
                                    "storageKey": null
                                  }
                                ],
                                "type": "ScalewayS3Origin",
                                "abstractKey": null
                              },
                              {
                                "kind": "InlineFragment",
                                "selections": [
                                  {
                                    "alias": null,
                                    "args": null,
                                    "concreteType": "ScalewayLoadBalancer",
                                    "kind": "LinkedField",
                                    "name": "lbs",
                                    "plural": true,
                                    "selections": [
                                      {
                                        "alias": null,
                                        "args": null,
                                        "kind": "ScalarField",
                                        "name": "lbId",
                                        "storageKey": null
                                      },
                                      {
                                        "alias": null,
                                        "args": null,
                                        "kind": "ScalarField",
                                        "name": "zone",
                                        "storageKey": null
                                      },
                                      {
                                        "alias": null,
                                        "args": null,
                                        "kind": "ScalarField",
                                        "name": "frontendId",
                                        "storageKey": null
                                      },
                                      {
                                        "alias": null,
                                        "args": null,
                                        "kind": "ScalarField",
                                        "name": "isSsl",
                                        "storageKey": null
                                      },
                                      {
                                        "alias": null,
                                        "args": null,
                                        "kind": "ScalarField",
                                        "name": "domainName",
                                        "storageKey": null
                                      },
                                      {
                                        "alias": null,
                                        "args": null,
                                        "kind": "ScalarField",
                                        "name": "hasWebsocket",
                                        "storageKey": null
                                      },
                                      (v17/*:: as any*/)
                                    ],
                                    "storageKey": null
                                  }
                                ],
                                "type": "ScalewayLoadBalancerOrigin",
                                "abstractKey": null
                              },
                              {
                                "kind": "InlineFragment",
                                "selections": [
                                  (v16/*:: as any*/),
                                  {
                                    "alias": null,
                                    "args": null,
                                    "kind": "ScalarField",
                                    "name": "containerId",
                                    "storageKey": null
                                  }
                                ],
                                "type": "ScalewayServerlessContainerOrigin",
                                "abstractKey": null
                              },
                              {
                                "kind": "InlineFragment",
                                "selections": [
                                  (v16/*:: as any*/),
                                  {
                                    "alias": null,
                                    "args": null,
                                    "kind": "ScalarField",
                                    "name": "functionId",
                                    "storageKey": null
                                  }
                                ],
                                "type": "ScalewayServerlessFunctionOrigin",
                                "abstractKey": null
                              }
                            ],
                            "storageKey": null
                          }
                        ],
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": "backendStages(first:100)"
              },
              {
                "alias": null,
                "args": (v0/*:: as any*/),
                "concreteType": "PurgeRequestConnection",
                "kind": "LinkedField",
                "name": "purgeRequests",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "PurgeRequestEdge",
                    "kind": "LinkedField",
                    "name": "edges",
                    "plural": true,
                    "selections": [
                      (v1/*:: as any*/),
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "PurgeRequest",
                        "kind": "LinkedField",
                        "name": "node",
                        "plural": false,
                        "selections": [
                          (v2/*:: as any*/),
                          (v3/*:: as any*/),
                          {
                            "alias": "purgeStatus",
                            "args": null,
                            "kind": "ScalarField",
                            "name": "status",
                            "storageKey": null
                          },
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "assets",
                            "storageKey": null
                          },
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "all",
                            "storageKey": null
                          },
                          (v6/*:: as any*/),
                          (v7/*:: as any*/),
                          (v10/*:: as any*/)
                        ],
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": "purgeRequests(first:100)"
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "storageKey": "pipelines(first:100)"
  }
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "operationsPipelinesQuery",
    "selections": (v21/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "operationsPipelinesQuery",
    "selections": (v21/*:: as any*/)
  },
  "params": {
    "cacheID": "0e3dff3ac018e37e882c8e633ea08a8d",
    "id": null,
    "metadata": {},
    "name": "operationsPipelinesQuery",
    "operationKind": "query",
    "text": "query operationsPipelinesQuery {\n  pipelines(first: 100) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      cursor\n      node {\n        __typename\n        id\n        name\n        description\n        pipelineStatus: status\n        errors {\n          stage\n          code\n          severity\n          message\n          type\n        }\n        projectId\n        organizationId\n        createdAt\n        updatedAt\n        headStages {\n          __typename\n          id\n          status\n          createdAt\n          updatedAt\n          fqdns\n          defaultFqdn\n          defaultPrivateFqdn\n          type\n          wildcardDomain\n          fullPrivate\n          pipeline {\n            id\n          }\n          tlsStage {\n            id\n          }\n          cacheStage {\n            id\n          }\n          backendStage {\n            id\n          }\n          nextStage {\n            __typename\n            id\n          }\n        }\n        vpcEndpoints {\n          __typename\n          id\n          projectId\n          region\n          privateNetworkId\n          createdAt\n          updatedAt\n        }\n        dnsStages(first: 100) {\n          edges {\n            cursor\n            node {\n              __typename\n              id\n              status\n              createdAt\n              updatedAt\n              fqdns\n              defaultFqdn\n              defaultPrivateFqdn\n              type\n              wildcardDomain\n              fullPrivate\n              pipeline {\n                id\n              }\n              tlsStage {\n                id\n              }\n              cacheStage {\n                id\n              }\n              backendStage {\n                id\n              }\n              nextStage {\n                __typename\n                id\n              }\n            }\n          }\n        }\n        tlsStages(first: 100) {\n          edges {\n            cursor\n            node {\n              __typename\n              id\n              status\n              createdAt\n              updatedAt\n              secrets {\n                secretId\n                region\n              }\n              managedCertificate\n              certificateExpiresAt\n              pipeline {\n                id\n              }\n              cacheStage {\n                id\n              }\n              backendStage {\n                id\n              }\n              wafStage {\n                id\n              }\n              routeStage {\n                id\n              }\n              nextStage {\n                __typename\n                id\n              }\n            }\n          }\n        }\n        cacheStages(first: 100) {\n          edges {\n            cursor\n            node {\n              __typename\n              id\n              status\n              createdAt\n              updatedAt\n              fallbackTtl\n              includeCookies\n              pipeline {\n                id\n              }\n              backendStage {\n                id\n              }\n              wafStage {\n                id\n              }\n              routeStage {\n                id\n              }\n              nextStage {\n                __typename\n                id\n              }\n            }\n          }\n        }\n        routeStages(first: 100) {\n          edges {\n            cursor\n            node {\n              __typename\n              id\n              status\n              createdAt\n              updatedAt\n              pipeline {\n                id\n              }\n              wafStage {\n                id\n              }\n              backendStage {\n                id\n              }\n              nextStage {\n                __typename\n                id\n              }\n              routeRules {\n                position\n                ruleHttpMatch {\n                  methodFilters\n                  pathFilter {\n                    pathFilterType\n                    value\n                  }\n                  hostFilter {\n                    hostFilterType\n                    value\n                  }\n                }\n                target {\n                  __typename\n                  id\n                }\n                backendStage {\n                  id\n                }\n                wafStage {\n                  id\n                }\n              }\n            }\n          }\n        }\n        wafStages(first: 100) {\n          edges {\n            cursor\n            node {\n              __typename\n              id\n              status\n              createdAt\n              updatedAt\n              mode\n              paranoiaLevel\n              pipeline {\n                id\n              }\n              backendStage {\n                id\n              }\n              nextStage {\n                __typename\n                id\n              }\n            }\n          }\n        }\n        backendStages(first: 100) {\n          edges {\n            cursor\n            node {\n              __typename\n              id\n              status\n              createdAt\n              updatedAt\n              pipeline {\n                id\n              }\n              origin {\n                __typename\n                ... on ScalewayS3Origin {\n                  bucketName\n                  bucketRegion\n                  isWebsite\n                }\n                ... on ScalewayLoadBalancerOrigin {\n                  lbs {\n                    lbId\n                    zone\n                    frontendId\n                    isSsl\n                    domainName\n                    hasWebsocket\n                    privateNetworkId\n                  }\n                }\n                ... on ScalewayServerlessContainerOrigin {\n                  region\n                  containerId\n                }\n                ... on ScalewayServerlessFunctionOrigin {\n                  region\n                  functionId\n                }\n              }\n            }\n          }\n        }\n        purgeRequests(first: 100) {\n          edges {\n            cursor\n            node {\n              __typename\n              id\n              purgeStatus: status\n              assets\n              all\n              createdAt\n              updatedAt\n              pipeline {\n                id\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "832756739829663ca76639219d6665d8";

export default node;

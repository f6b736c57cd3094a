/**
 * @generated SignedSource<<9b171725c51f34dbe7d6c9369ffb7132>>
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
export type operationsLinksQuery$variables = Record<PropertyKey, never>;
export type operationsLinksQuery$data = {
  readonly pipelines: {
    readonly edges: ReadonlyArray<{
      readonly node: {
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
            readonly all?: boolean;
            readonly assets?: ReadonlyArray<string>;
            readonly backendStage?: {
              readonly id: string;
            } | null | undefined;
            readonly cacheStage?: {
              readonly id: string;
            } | null | undefined;
            readonly certificateExpiresAt?: string | null | undefined;
            readonly createdAt?: string;
            readonly defaultFqdn?: string;
            readonly defaultPrivateFqdn?: string;
            readonly description?: string;
            readonly errors?: ReadonlyArray<{
              readonly code: string;
              readonly message: string;
              readonly severity: PipelineErrorSeverity;
              readonly stage: PipelineErrorStage;
              readonly type: PipelineErrorType;
            }>;
            readonly fallbackTtl?: number | null | undefined;
            readonly fqdns?: ReadonlyArray<string>;
            readonly fullPrivate?: boolean;
            readonly id: string;
            readonly includeCookies?: boolean;
            readonly managedCertificate?: boolean;
            readonly mode?: WafStageMode;
            readonly name?: string;
            readonly nextStage: {
              readonly __typename: string;
              readonly all?: boolean;
              readonly assets?: ReadonlyArray<string>;
              readonly backendStage?: {
                readonly id: string;
              } | null | undefined;
              readonly cacheStage?: {
                readonly id: string;
              } | null | undefined;
              readonly certificateExpiresAt?: string | null | undefined;
              readonly createdAt?: string;
              readonly defaultFqdn?: string;
              readonly defaultPrivateFqdn?: string;
              readonly description?: string;
              readonly errors?: ReadonlyArray<{
                readonly code: string;
                readonly message: string;
                readonly severity: PipelineErrorSeverity;
                readonly stage: PipelineErrorStage;
                readonly type: PipelineErrorType;
              }>;
              readonly fallbackTtl?: number | null | undefined;
              readonly fqdns?: ReadonlyArray<string>;
              readonly fullPrivate?: boolean;
              readonly id: string;
              readonly includeCookies?: boolean;
              readonly managedCertificate?: boolean;
              readonly mode?: WafStageMode;
              readonly name?: string;
              readonly nextStage?: {
                readonly __typename: string;
                readonly id: string;
              } | null | undefined;
              readonly organizationId?: string;
              readonly origin?: {
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
              readonly paranoiaLevel?: number;
              readonly pipeline?: {
                readonly id: string;
              } | null | undefined;
              readonly pipelineStatus?: PipelineStatus;
              readonly privateNetworkId?: string;
              readonly projectId?: string;
              readonly purgeStatus?: PurgeRequestStatus;
              readonly region?: string;
              readonly routeRules?: ReadonlyArray<{
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
              readonly routeStage?: {
                readonly id: string;
              } | null | undefined;
              readonly secrets?: ReadonlyArray<{
                readonly region: string;
                readonly secretId: string;
              }>;
              readonly status?: StageStatus;
              readonly tlsStage?: {
                readonly id: string;
              } | null | undefined;
              readonly type?: DnsStageType;
              readonly updatedAt?: string;
              readonly wafStage?: {
                readonly id: string;
              } | null | undefined;
              readonly wildcardDomain?: boolean;
            } | null | undefined;
            readonly organizationId?: string;
            readonly origin?: {
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
            readonly paranoiaLevel?: number;
            readonly pipeline?: {
              readonly id: string;
            } | null | undefined;
            readonly pipelineStatus?: PipelineStatus;
            readonly privateNetworkId?: string;
            readonly projectId?: string;
            readonly purgeStatus?: PurgeRequestStatus;
            readonly region?: string;
            readonly routeRules?: ReadonlyArray<{
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
            readonly routeStage?: {
              readonly id: string;
            } | null | undefined;
            readonly secrets?: ReadonlyArray<{
              readonly region: string;
              readonly secretId: string;
            }>;
            readonly status?: StageStatus;
            readonly tlsStage?: {
              readonly id: string;
            } | null | undefined;
            readonly type?: DnsStageType;
            readonly updatedAt?: string;
            readonly wafStage?: {
              readonly id: string;
            } | null | undefined;
            readonly wildcardDomain?: boolean;
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
        readonly routeStages: {
          readonly edges: ReadonlyArray<{
            readonly node: {
              readonly id: string;
              readonly nextStage: {
                readonly __typename?: string;
                readonly all?: boolean;
                readonly assets?: ReadonlyArray<string>;
                readonly backendStage?: {
                  readonly id: string;
                } | null | undefined;
                readonly cacheStage?: {
                  readonly id: string;
                } | null | undefined;
                readonly certificateExpiresAt?: string | null | undefined;
                readonly createdAt?: string;
                readonly defaultFqdn?: string;
                readonly defaultPrivateFqdn?: string;
                readonly description?: string;
                readonly errors?: ReadonlyArray<{
                  readonly code: string;
                  readonly message: string;
                  readonly severity: PipelineErrorSeverity;
                  readonly stage: PipelineErrorStage;
                  readonly type: PipelineErrorType;
                }>;
                readonly fallbackTtl?: number | null | undefined;
                readonly fqdns?: ReadonlyArray<string>;
                readonly fullPrivate?: boolean;
                readonly id?: string;
                readonly includeCookies?: boolean;
                readonly managedCertificate?: boolean;
                readonly mode?: WafStageMode;
                readonly name?: string;
                readonly nextStage?: {
                  readonly __typename: string;
                  readonly id: string;
                } | null | undefined;
                readonly organizationId?: string;
                readonly origin?: {
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
                readonly paranoiaLevel?: number;
                readonly pipeline?: {
                  readonly id: string;
                } | null | undefined;
                readonly pipelineStatus?: PipelineStatus;
                readonly privateNetworkId?: string;
                readonly projectId?: string;
                readonly purgeStatus?: PurgeRequestStatus;
                readonly region?: string;
                readonly routeRules?: ReadonlyArray<{
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
                readonly routeStage?: {
                  readonly id: string;
                } | null | undefined;
                readonly secrets?: ReadonlyArray<{
                  readonly region: string;
                  readonly secretId: string;
                }>;
                readonly status?: StageStatus;
                readonly tlsStage?: {
                  readonly id: string;
                } | null | undefined;
                readonly type?: DnsStageType;
                readonly updatedAt?: string;
                readonly wafStage?: {
                  readonly id: string;
                } | null | undefined;
                readonly wildcardDomain?: boolean;
              } | null | undefined;
              readonly pipeline: {
                readonly __typename: "Pipeline";
                readonly createdAt: string;
                readonly description: string;
                readonly errors: ReadonlyArray<{
                  readonly code: string;
                  readonly message: string;
                  readonly severity: PipelineErrorSeverity;
                  readonly stage: PipelineErrorStage;
                  readonly type: PipelineErrorType;
                }>;
                readonly id: string;
                readonly name: string;
                readonly organizationId: string;
                readonly pipelineStatus: PipelineStatus;
                readonly projectId: string;
                readonly updatedAt: string;
              } | null | undefined;
              readonly targets: ReadonlyArray<{
                readonly target: {
                  readonly __typename?: string;
                  readonly all?: boolean;
                  readonly assets?: ReadonlyArray<string>;
                  readonly backendStage?: {
                    readonly id: string;
                  } | null | undefined;
                  readonly cacheStage?: {
                    readonly id: string;
                  } | null | undefined;
                  readonly certificateExpiresAt?: string | null | undefined;
                  readonly createdAt?: string;
                  readonly defaultFqdn?: string;
                  readonly defaultPrivateFqdn?: string;
                  readonly description?: string;
                  readonly errors?: ReadonlyArray<{
                    readonly code: string;
                    readonly message: string;
                    readonly severity: PipelineErrorSeverity;
                    readonly stage: PipelineErrorStage;
                    readonly type: PipelineErrorType;
                  }>;
                  readonly fallbackTtl?: number | null | undefined;
                  readonly fqdns?: ReadonlyArray<string>;
                  readonly fullPrivate?: boolean;
                  readonly id?: string;
                  readonly includeCookies?: boolean;
                  readonly managedCertificate?: boolean;
                  readonly mode?: WafStageMode;
                  readonly name?: string;
                  readonly nextStage?: {
                    readonly __typename: string;
                    readonly id: string;
                  } | null | undefined;
                  readonly organizationId?: string;
                  readonly origin?: {
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
                  readonly paranoiaLevel?: number;
                  readonly pipeline?: {
                    readonly id: string;
                  } | null | undefined;
                  readonly pipelineStatus?: PipelineStatus;
                  readonly privateNetworkId?: string;
                  readonly projectId?: string;
                  readonly purgeStatus?: PurgeRequestStatus;
                  readonly region?: string;
                  readonly routeRules?: ReadonlyArray<{
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
                  readonly routeStage?: {
                    readonly id: string;
                  } | null | undefined;
                  readonly secrets?: ReadonlyArray<{
                    readonly region: string;
                    readonly secretId: string;
                  }>;
                  readonly status?: StageStatus;
                  readonly tlsStage?: {
                    readonly id: string;
                  } | null | undefined;
                  readonly type?: DnsStageType;
                  readonly updatedAt?: string;
                  readonly wafStage?: {
                    readonly id: string;
                  } | null | undefined;
                  readonly wildcardDomain?: boolean;
                } | null | undefined;
              }> | null | undefined;
            };
          }>;
        } | null | undefined;
      };
    }>;
  } | null | undefined;
};
export type operationsLinksQuery = {
  response: operationsLinksQuery$data;
  variables: operationsLinksQuery$variables;
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
  "name": "id",
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
  "name": "status",
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "createdAt",
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "updatedAt",
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "fqdns",
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "defaultFqdn",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "defaultPrivateFqdn",
  "storageKey": null
},
v9 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "type",
  "storageKey": null
},
v10 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "wildcardDomain",
  "storageKey": null
},
v11 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "fullPrivate",
  "storageKey": null
},
v12 = [
  (v1/*:: as any*/)
],
v13 = {
  "alias": null,
  "args": null,
  "concreteType": "Pipeline",
  "kind": "LinkedField",
  "name": "pipeline",
  "plural": false,
  "selections": (v12/*:: as any*/),
  "storageKey": null
},
v14 = {
  "alias": null,
  "args": null,
  "concreteType": "TlsStage",
  "kind": "LinkedField",
  "name": "tlsStage",
  "plural": false,
  "selections": (v12/*:: as any*/),
  "storageKey": null
},
v15 = {
  "alias": null,
  "args": null,
  "concreteType": "CacheStage",
  "kind": "LinkedField",
  "name": "cacheStage",
  "plural": false,
  "selections": (v12/*:: as any*/),
  "storageKey": null
},
v16 = {
  "alias": null,
  "args": null,
  "concreteType": "BackendStage",
  "kind": "LinkedField",
  "name": "backendStage",
  "plural": false,
  "selections": (v12/*:: as any*/),
  "storageKey": null
},
v17 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v18 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "description",
  "storageKey": null
},
v19 = {
  "alias": "pipelineStatus",
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
},
v20 = {
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
    (v9/*:: as any*/)
  ],
  "storageKey": null
},
v21 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "projectId",
  "storageKey": null
},
v22 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "organizationId",
  "storageKey": null
},
v23 = {
  "kind": "InlineFragment",
  "selections": [
    (v17/*:: as any*/),
    (v18/*:: as any*/),
    (v19/*:: as any*/),
    (v20/*:: as any*/),
    (v21/*:: as any*/),
    (v22/*:: as any*/),
    (v4/*:: as any*/),
    (v5/*:: as any*/)
  ],
  "type": "Pipeline",
  "abstractKey": null
},
v24 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "fallbackTtl",
  "storageKey": null
},
v25 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "includeCookies",
  "storageKey": null
},
v26 = {
  "alias": null,
  "args": null,
  "concreteType": "WafStage",
  "kind": "LinkedField",
  "name": "wafStage",
  "plural": false,
  "selections": (v12/*:: as any*/),
  "storageKey": null
},
v27 = {
  "alias": null,
  "args": null,
  "concreteType": "RouteStage",
  "kind": "LinkedField",
  "name": "routeStage",
  "plural": false,
  "selections": (v12/*:: as any*/),
  "storageKey": null
},
v28 = [
  (v2/*:: as any*/),
  (v1/*:: as any*/)
],
v29 = {
  "alias": null,
  "args": null,
  "concreteType": null,
  "kind": "LinkedField",
  "name": "nextStage",
  "plural": false,
  "selections": (v28/*:: as any*/),
  "storageKey": null
},
v30 = {
  "kind": "InlineFragment",
  "selections": [
    (v3/*:: as any*/),
    (v4/*:: as any*/),
    (v5/*:: as any*/),
    (v24/*:: as any*/),
    (v25/*:: as any*/),
    (v13/*:: as any*/),
    (v16/*:: as any*/),
    (v26/*:: as any*/),
    (v27/*:: as any*/),
    (v29/*:: as any*/)
  ],
  "type": "CacheStage",
  "abstractKey": null
},
v31 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "privateNetworkId",
  "storageKey": null
},
v32 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "region",
  "storageKey": null
},
v33 = {
  "kind": "InlineFragment",
  "selections": [
    (v3/*:: as any*/),
    (v4/*:: as any*/),
    (v5/*:: as any*/),
    (v13/*:: as any*/),
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
                (v31/*:: as any*/)
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
            (v32/*:: as any*/),
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
            (v32/*:: as any*/),
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
  "type": "BackendStage",
  "abstractKey": null
},
v34 = {
  "kind": "InlineFragment",
  "selections": [
    (v3/*:: as any*/),
    (v4/*:: as any*/),
    (v5/*:: as any*/),
    (v6/*:: as any*/),
    (v7/*:: as any*/),
    (v8/*:: as any*/),
    (v9/*:: as any*/),
    (v10/*:: as any*/),
    (v11/*:: as any*/),
    (v13/*:: as any*/),
    (v14/*:: as any*/),
    (v15/*:: as any*/),
    (v16/*:: as any*/),
    (v29/*:: as any*/)
  ],
  "type": "DnsStage",
  "abstractKey": null
},
v35 = {
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
    (v32/*:: as any*/)
  ],
  "storageKey": null
},
v36 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "managedCertificate",
  "storageKey": null
},
v37 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "certificateExpiresAt",
  "storageKey": null
},
v38 = {
  "kind": "InlineFragment",
  "selections": [
    (v3/*:: as any*/),
    (v4/*:: as any*/),
    (v5/*:: as any*/),
    (v35/*:: as any*/),
    (v36/*:: as any*/),
    (v37/*:: as any*/),
    (v13/*:: as any*/),
    (v15/*:: as any*/),
    (v16/*:: as any*/),
    (v26/*:: as any*/),
    (v27/*:: as any*/),
    (v29/*:: as any*/)
  ],
  "type": "TlsStage",
  "abstractKey": null
},
v39 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "mode",
  "storageKey": null
},
v40 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "paranoiaLevel",
  "storageKey": null
},
v41 = {
  "kind": "InlineFragment",
  "selections": [
    (v3/*:: as any*/),
    (v4/*:: as any*/),
    (v5/*:: as any*/),
    (v39/*:: as any*/),
    (v40/*:: as any*/),
    (v13/*:: as any*/),
    (v16/*:: as any*/),
    (v29/*:: as any*/)
  ],
  "type": "WafStage",
  "abstractKey": null
},
v42 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "value",
  "storageKey": null
},
v43 = {
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
            (v42/*:: as any*/)
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
            (v42/*:: as any*/)
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
      "selections": (v28/*:: as any*/),
      "storageKey": null
    },
    (v16/*:: as any*/),
    (v26/*:: as any*/)
  ],
  "storageKey": null
},
v44 = {
  "kind": "InlineFragment",
  "selections": [
    (v3/*:: as any*/),
    (v4/*:: as any*/),
    (v5/*:: as any*/),
    (v13/*:: as any*/),
    (v26/*:: as any*/),
    (v16/*:: as any*/),
    (v29/*:: as any*/),
    (v43/*:: as any*/)
  ],
  "type": "RouteStage",
  "abstractKey": null
},
v45 = {
  "kind": "InlineFragment",
  "selections": [
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
    (v4/*:: as any*/),
    (v5/*:: as any*/),
    (v13/*:: as any*/)
  ],
  "type": "PurgeRequest",
  "abstractKey": null
},
v46 = {
  "kind": "InlineFragment",
  "selections": [
    (v21/*:: as any*/),
    (v32/*:: as any*/),
    (v31/*:: as any*/),
    (v4/*:: as any*/),
    (v5/*:: as any*/)
  ],
  "type": "VpcEndpoint",
  "abstractKey": null
},
v47 = [
  {
    "kind": "InlineFragment",
    "selections": [
      (v2/*:: as any*/),
      (v1/*:: as any*/),
      (v23/*:: as any*/),
      (v30/*:: as any*/),
      (v33/*:: as any*/),
      (v34/*:: as any*/),
      (v38/*:: as any*/),
      (v41/*:: as any*/),
      (v44/*:: as any*/),
      (v45/*:: as any*/),
      (v46/*:: as any*/)
    ],
    "type": "Node",
    "abstractKey": "__isNode"
  }
],
v48 = {
  "alias": null,
  "args": null,
  "concreteType": null,
  "kind": "LinkedField",
  "name": "nextStage",
  "plural": false,
  "selections": (v47/*:: as any*/),
  "storageKey": null
},
v49 = {
  "kind": "InlineFragment",
  "selections": [
    (v23/*:: as any*/),
    (v30/*:: as any*/),
    (v33/*:: as any*/),
    (v34/*:: as any*/),
    (v38/*:: as any*/),
    (v41/*:: as any*/),
    (v44/*:: as any*/),
    (v45/*:: as any*/),
    (v46/*:: as any*/)
  ],
  "type": "Node",
  "abstractKey": "__isNode"
},
v50 = {
  "alias": null,
  "args": null,
  "concreteType": "Pipeline",
  "kind": "LinkedField",
  "name": "pipeline",
  "plural": false,
  "selections": [
    (v2/*:: as any*/),
    (v1/*:: as any*/),
    (v17/*:: as any*/),
    (v18/*:: as any*/),
    (v19/*:: as any*/),
    (v20/*:: as any*/),
    (v21/*:: as any*/),
    (v22/*:: as any*/),
    (v4/*:: as any*/),
    (v5/*:: as any*/)
  ],
  "storageKey": null
},
v51 = [
  (v2/*:: as any*/),
  (v1/*:: as any*/),
  (v49/*:: as any*/)
],
v52 = {
  "alias": null,
  "args": null,
  "concreteType": null,
  "kind": "LinkedField",
  "name": "nextStage",
  "plural": false,
  "selections": (v51/*:: as any*/),
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "operationsLinksQuery",
    "selections": [
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
            "concreteType": "PipelineEdge",
            "kind": "LinkedField",
            "name": "edges",
            "plural": true,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "Pipeline",
                "kind": "LinkedField",
                "name": "node",
                "plural": false,
                "selections": [
                  (v1/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "DnsStage",
                    "kind": "LinkedField",
                    "name": "headStages",
                    "plural": true,
                    "selections": [
                      (v2/*:: as any*/),
                      (v1/*:: as any*/),
                      (v3/*:: as any*/),
                      (v4/*:: as any*/),
                      (v5/*:: as any*/),
                      (v6/*:: as any*/),
                      (v7/*:: as any*/),
                      (v8/*:: as any*/),
                      (v9/*:: as any*/),
                      (v10/*:: as any*/),
                      (v11/*:: as any*/),
                      (v13/*:: as any*/),
                      (v14/*:: as any*/),
                      (v15/*:: as any*/),
                      (v16/*:: as any*/),
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": null,
                        "kind": "LinkedField",
                        "name": "nextStage",
                        "plural": false,
                        "selections": [
                          (v2/*:: as any*/),
                          (v1/*:: as any*/),
                          (v48/*:: as any*/),
                          (v49/*:: as any*/)
                        ],
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
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
                          {
                            "alias": null,
                            "args": null,
                            "concreteType": "RouteStage",
                            "kind": "LinkedField",
                            "name": "node",
                            "plural": false,
                            "selections": [
                              (v1/*:: as any*/),
                              (v48/*:: as any*/),
                              (v50/*:: as any*/),
                              {
                                "alias": "targets",
                                "args": null,
                                "concreteType": "RouteRule",
                                "kind": "LinkedField",
                                "name": "routeRules",
                                "plural": true,
                                "selections": [
                                  {
                                    "alias": null,
                                    "args": null,
                                    "concreteType": null,
                                    "kind": "LinkedField",
                                    "name": "target",
                                    "plural": false,
                                    "selections": (v47/*:: as any*/),
                                    "storageKey": null
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
                    "storageKey": "routeStages(first:100)"
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
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "operationsLinksQuery",
    "selections": [
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
            "concreteType": "PipelineEdge",
            "kind": "LinkedField",
            "name": "edges",
            "plural": true,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "Pipeline",
                "kind": "LinkedField",
                "name": "node",
                "plural": false,
                "selections": [
                  (v1/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "DnsStage",
                    "kind": "LinkedField",
                    "name": "headStages",
                    "plural": true,
                    "selections": [
                      (v2/*:: as any*/),
                      (v1/*:: as any*/),
                      (v3/*:: as any*/),
                      (v4/*:: as any*/),
                      (v5/*:: as any*/),
                      (v6/*:: as any*/),
                      (v7/*:: as any*/),
                      (v8/*:: as any*/),
                      (v9/*:: as any*/),
                      (v10/*:: as any*/),
                      (v11/*:: as any*/),
                      (v13/*:: as any*/),
                      (v14/*:: as any*/),
                      (v15/*:: as any*/),
                      (v16/*:: as any*/),
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": null,
                        "kind": "LinkedField",
                        "name": "nextStage",
                        "plural": false,
                        "selections": [
                          (v2/*:: as any*/),
                          (v1/*:: as any*/),
                          (v52/*:: as any*/),
                          {
                            "kind": "InlineFragment",
                            "selections": [
                              (v23/*:: as any*/),
                              {
                                "kind": "InlineFragment",
                                "selections": [
                                  (v3/*:: as any*/),
                                  (v4/*:: as any*/),
                                  (v5/*:: as any*/),
                                  (v24/*:: as any*/),
                                  (v25/*:: as any*/),
                                  (v13/*:: as any*/),
                                  (v16/*:: as any*/),
                                  (v26/*:: as any*/),
                                  (v27/*:: as any*/)
                                ],
                                "type": "CacheStage",
                                "abstractKey": null
                              },
                              (v33/*:: as any*/),
                              {
                                "kind": "InlineFragment",
                                "selections": [
                                  (v3/*:: as any*/),
                                  (v4/*:: as any*/),
                                  (v5/*:: as any*/),
                                  (v6/*:: as any*/),
                                  (v7/*:: as any*/),
                                  (v8/*:: as any*/),
                                  (v9/*:: as any*/),
                                  (v10/*:: as any*/),
                                  (v11/*:: as any*/),
                                  (v13/*:: as any*/),
                                  (v14/*:: as any*/),
                                  (v15/*:: as any*/),
                                  (v16/*:: as any*/)
                                ],
                                "type": "DnsStage",
                                "abstractKey": null
                              },
                              {
                                "kind": "InlineFragment",
                                "selections": [
                                  (v3/*:: as any*/),
                                  (v4/*:: as any*/),
                                  (v5/*:: as any*/),
                                  (v35/*:: as any*/),
                                  (v36/*:: as any*/),
                                  (v37/*:: as any*/),
                                  (v13/*:: as any*/),
                                  (v15/*:: as any*/),
                                  (v16/*:: as any*/),
                                  (v26/*:: as any*/),
                                  (v27/*:: as any*/)
                                ],
                                "type": "TlsStage",
                                "abstractKey": null
                              },
                              {
                                "kind": "InlineFragment",
                                "selections": [
                                  (v3/*:: as any*/),
                                  (v4/*:: as any*/),
                                  (v5/*:: as any*/),
                                  (v39/*:: as any*/),
                                  (v40/*:: as any*/),
                                  (v13/*:: as any*/),
                                  (v16/*:: as any*/)
                                ],
                                "type": "WafStage",
                                "abstractKey": null
                              },
                              {
                                "kind": "InlineFragment",
                                "selections": [
                                  (v3/*:: as any*/),
                                  (v4/*:: as any*/),
                                  (v5/*:: as any*/),
                                  (v13/*:: as any*/),
                                  (v26/*:: as any*/),
                                  (v16/*:: as any*/),
                                  (v43/*:: as any*/)
                                ],
                                "type": "RouteStage",
                                "abstractKey": null
                              },
                              (v45/*:: as any*/),
                              (v46/*:: as any*/)
                            ],
                            "type": "Node",
                            "abstractKey": "__isNode"
                          }
                        ],
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
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
                          {
                            "alias": null,
                            "args": null,
                            "concreteType": "RouteStage",
                            "kind": "LinkedField",
                            "name": "node",
                            "plural": false,
                            "selections": [
                              (v1/*:: as any*/),
                              (v52/*:: as any*/),
                              (v50/*:: as any*/),
                              {
                                "alias": "targets",
                                "args": null,
                                "concreteType": "RouteRule",
                                "kind": "LinkedField",
                                "name": "routeRules",
                                "plural": true,
                                "selections": [
                                  {
                                    "alias": null,
                                    "args": null,
                                    "concreteType": null,
                                    "kind": "LinkedField",
                                    "name": "target",
                                    "plural": false,
                                    "selections": (v51/*:: as any*/),
                                    "storageKey": null
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
                    "storageKey": "routeStages(first:100)"
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
    ]
  },
  "params": {
    "cacheID": "7ca1250b8ec9fcdfd2c481368e8fbac3",
    "id": null,
    "metadata": {},
    "name": "operationsLinksQuery",
    "operationKind": "query",
    "text": "query operationsLinksQuery {\n  pipelines(first: 100) {\n    edges {\n      node {\n        id\n        headStages {\n          __typename\n          id\n          status\n          createdAt\n          updatedAt\n          fqdns\n          defaultFqdn\n          defaultPrivateFqdn\n          type\n          wildcardDomain\n          fullPrivate\n          pipeline {\n            id\n          }\n          tlsStage {\n            id\n          }\n          cacheStage {\n            id\n          }\n          backendStage {\n            id\n          }\n          nextStage {\n            __typename\n            id\n            ... on Node {\n              __isNode: __typename\n              __typename\n              id\n              ... on Pipeline {\n                __typename\n                id\n                name\n                description\n                pipelineStatus: status\n                errors {\n                  stage\n                  code\n                  severity\n                  message\n                  type\n                }\n                projectId\n                organizationId\n                createdAt\n                updatedAt\n              }\n              ... on CacheStage {\n                __typename\n                id\n                status\n                createdAt\n                updatedAt\n                fallbackTtl\n                includeCookies\n                pipeline {\n                  id\n                }\n                backendStage {\n                  id\n                }\n                wafStage {\n                  id\n                }\n                routeStage {\n                  id\n                }\n                nextStage {\n                  __typename\n                  id\n                }\n              }\n              ... on BackendStage {\n                __typename\n                id\n                status\n                createdAt\n                updatedAt\n                pipeline {\n                  id\n                }\n                origin {\n                  __typename\n                  ... on ScalewayS3Origin {\n                    bucketName\n                    bucketRegion\n                    isWebsite\n                  }\n                  ... on ScalewayLoadBalancerOrigin {\n                    lbs {\n                      lbId\n                      zone\n                      frontendId\n                      isSsl\n                      domainName\n                      hasWebsocket\n                      privateNetworkId\n                    }\n                  }\n                  ... on ScalewayServerlessContainerOrigin {\n                    region\n                    containerId\n                  }\n                  ... on ScalewayServerlessFunctionOrigin {\n                    region\n                    functionId\n                  }\n                }\n              }\n              ... on DnsStage {\n                __typename\n                id\n                status\n                createdAt\n                updatedAt\n                fqdns\n                defaultFqdn\n                defaultPrivateFqdn\n                type\n                wildcardDomain\n                fullPrivate\n                pipeline {\n                  id\n                }\n                tlsStage {\n                  id\n                }\n                cacheStage {\n                  id\n                }\n                backendStage {\n                  id\n                }\n                nextStage {\n                  __typename\n                  id\n                }\n              }\n              ... on TlsStage {\n                __typename\n                id\n                status\n                createdAt\n                updatedAt\n                secrets {\n                  secretId\n                  region\n                }\n                managedCertificate\n                certificateExpiresAt\n                pipeline {\n                  id\n                }\n                cacheStage {\n                  id\n                }\n                backendStage {\n                  id\n                }\n                wafStage {\n                  id\n                }\n                routeStage {\n                  id\n                }\n                nextStage {\n                  __typename\n                  id\n                }\n              }\n              ... on WafStage {\n                __typename\n                id\n                status\n                createdAt\n                updatedAt\n                mode\n                paranoiaLevel\n                pipeline {\n                  id\n                }\n                backendStage {\n                  id\n                }\n                nextStage {\n                  __typename\n                  id\n                }\n              }\n              ... on RouteStage {\n                __typename\n                id\n                status\n                createdAt\n                updatedAt\n                pipeline {\n                  id\n                }\n                wafStage {\n                  id\n                }\n                backendStage {\n                  id\n                }\n                nextStage {\n                  __typename\n                  id\n                }\n                routeRules {\n                  position\n                  ruleHttpMatch {\n                    methodFilters\n                    pathFilter {\n                      pathFilterType\n                      value\n                    }\n                    hostFilter {\n                      hostFilterType\n                      value\n                    }\n                  }\n                  target {\n                    __typename\n                    id\n                  }\n                  backendStage {\n                    id\n                  }\n                  wafStage {\n                    id\n                  }\n                }\n              }\n              ... on PurgeRequest {\n                __typename\n                id\n                purgeStatus: status\n                assets\n                all\n                createdAt\n                updatedAt\n                pipeline {\n                  id\n                }\n              }\n              ... on VpcEndpoint {\n                __typename\n                id\n                projectId\n                region\n                privateNetworkId\n                createdAt\n                updatedAt\n              }\n            }\n            nextStage {\n              __typename\n              ... on Node {\n                __isNode: __typename\n                __typename\n                id\n                ... on Pipeline {\n                  __typename\n                  id\n                  name\n                  description\n                  pipelineStatus: status\n                  errors {\n                    stage\n                    code\n                    severity\n                    message\n                    type\n                  }\n                  projectId\n                  organizationId\n                  createdAt\n                  updatedAt\n                }\n                ... on CacheStage {\n                  __typename\n                  id\n                  status\n                  createdAt\n                  updatedAt\n                  fallbackTtl\n                  includeCookies\n                  pipeline {\n                    id\n                  }\n                  backendStage {\n                    id\n                  }\n                  wafStage {\n                    id\n                  }\n                  routeStage {\n                    id\n                  }\n                  nextStage {\n                    __typename\n                    id\n                  }\n                }\n                ... on BackendStage {\n                  __typename\n                  id\n                  status\n                  createdAt\n                  updatedAt\n                  pipeline {\n                    id\n                  }\n                  origin {\n                    __typename\n                    ... on ScalewayS3Origin {\n                      bucketName\n                      bucketRegion\n                      isWebsite\n                    }\n                    ... on ScalewayLoadBalancerOrigin {\n                      lbs {\n                        lbId\n                        zone\n                        frontendId\n                        isSsl\n                        domainName\n                        hasWebsocket\n                        privateNetworkId\n                      }\n                    }\n                    ... on ScalewayServerlessContainerOrigin {\n                      region\n                      containerId\n                    }\n                    ... on ScalewayServerlessFunctionOrigin {\n                      region\n                      functionId\n                    }\n                  }\n                }\n                ... on DnsStage {\n                  __typename\n                  id\n                  status\n                  createdAt\n                  updatedAt\n                  fqdns\n                  defaultFqdn\n                  defaultPrivateFqdn\n                  type\n                  wildcardDomain\n                  fullPrivate\n                  pipeline {\n                    id\n                  }\n                  tlsStage {\n                    id\n                  }\n                  cacheStage {\n                    id\n                  }\n                  backendStage {\n                    id\n                  }\n                  nextStage {\n                    __typename\n                    id\n                  }\n                }\n                ... on TlsStage {\n                  __typename\n                  id\n                  status\n                  createdAt\n                  updatedAt\n                  secrets {\n                    secretId\n                    region\n                  }\n                  managedCertificate\n                  certificateExpiresAt\n                  pipeline {\n                    id\n                  }\n                  cacheStage {\n                    id\n                  }\n                  backendStage {\n                    id\n                  }\n                  wafStage {\n                    id\n                  }\n                  routeStage {\n                    id\n                  }\n                  nextStage {\n                    __typename\n                    id\n                  }\n                }\n                ... on WafStage {\n                  __typename\n                  id\n                  status\n                  createdAt\n                  updatedAt\n                  mode\n                  paranoiaLevel\n                  pipeline {\n                    id\n                  }\n                  backendStage {\n                    id\n                  }\n                  nextStage {\n                    __typename\n                    id\n                  }\n                }\n                ... on RouteStage {\n                  __typename\n                  id\n                  status\n                  createdAt\n                  updatedAt\n                  pipeline {\n                    id\n                  }\n                  wafStage {\n                    id\n                  }\n                  backendStage {\n                    id\n                  }\n                  nextStage {\n                    __typename\n                    id\n                  }\n                  routeRules {\n                    position\n                    ruleHttpMatch {\n                      methodFilters\n                      pathFilter {\n                        pathFilterType\n                        value\n                      }\n                      hostFilter {\n                        hostFilterType\n                        value\n                      }\n                    }\n                    target {\n                      __typename\n                      id\n                    }\n                    backendStage {\n                      id\n                    }\n                    wafStage {\n                      id\n                    }\n                  }\n                }\n                ... on PurgeRequest {\n                  __typename\n                  id\n                  purgeStatus: status\n                  assets\n                  all\n                  createdAt\n                  updatedAt\n                  pipeline {\n                    id\n                  }\n                }\n                ... on VpcEndpoint {\n                  __typename\n                  id\n                  projectId\n                  region\n                  privateNetworkId\n                  createdAt\n                  updatedAt\n                }\n              }\n              id\n            }\n          }\n        }\n        routeStages(first: 100) {\n          edges {\n            node {\n              id\n              nextStage {\n                __typename\n                ... on Node {\n                  __isNode: __typename\n                  __typename\n                  id\n                  ... on Pipeline {\n                    __typename\n                    id\n                    name\n                    description\n                    pipelineStatus: status\n                    errors {\n                      stage\n                      code\n                      severity\n                      message\n                      type\n                    }\n                    projectId\n                    organizationId\n                    createdAt\n                    updatedAt\n                  }\n                  ... on CacheStage {\n                    __typename\n                    id\n                    status\n                    createdAt\n                    updatedAt\n                    fallbackTtl\n                    includeCookies\n                    pipeline {\n                      id\n                    }\n                    backendStage {\n                      id\n                    }\n                    wafStage {\n                      id\n                    }\n                    routeStage {\n                      id\n                    }\n                    nextStage {\n                      __typename\n                      id\n                    }\n                  }\n                  ... on BackendStage {\n                    __typename\n                    id\n                    status\n                    createdAt\n                    updatedAt\n                    pipeline {\n                      id\n                    }\n                    origin {\n                      __typename\n                      ... on ScalewayS3Origin {\n                        bucketName\n                        bucketRegion\n                        isWebsite\n                      }\n                      ... on ScalewayLoadBalancerOrigin {\n                        lbs {\n                          lbId\n                          zone\n                          frontendId\n                          isSsl\n                          domainName\n                          hasWebsocket\n                          privateNetworkId\n                        }\n                      }\n                      ... on ScalewayServerlessContainerOrigin {\n                        region\n                        containerId\n                      }\n                      ... on ScalewayServerlessFunctionOrigin {\n                        region\n                        functionId\n                      }\n                    }\n                  }\n                  ... on DnsStage {\n                    __typename\n                    id\n                    status\n                    createdAt\n                    updatedAt\n                    fqdns\n                    defaultFqdn\n                    defaultPrivateFqdn\n                    type\n                    wildcardDomain\n                    fullPrivate\n                    pipeline {\n                      id\n                    }\n                    tlsStage {\n                      id\n                    }\n                    cacheStage {\n                      id\n                    }\n                    backendStage {\n                      id\n                    }\n                    nextStage {\n                      __typename\n                      id\n                    }\n                  }\n                  ... on TlsStage {\n                    __typename\n                    id\n                    status\n                    createdAt\n                    updatedAt\n                    secrets {\n                      secretId\n                      region\n                    }\n                    managedCertificate\n                    certificateExpiresAt\n                    pipeline {\n                      id\n                    }\n                    cacheStage {\n                      id\n                    }\n                    backendStage {\n                      id\n                    }\n                    wafStage {\n                      id\n                    }\n                    routeStage {\n                      id\n                    }\n                    nextStage {\n                      __typename\n                      id\n                    }\n                  }\n                  ... on WafStage {\n                    __typename\n                    id\n                    status\n                    createdAt\n                    updatedAt\n                    mode\n                    paranoiaLevel\n                    pipeline {\n                      id\n                    }\n                    backendStage {\n                      id\n                    }\n                    nextStage {\n                      __typename\n                      id\n                    }\n                  }\n                  ... on RouteStage {\n                    __typename\n                    id\n                    status\n                    createdAt\n                    updatedAt\n                    pipeline {\n                      id\n                    }\n                    wafStage {\n                      id\n                    }\n                    backendStage {\n                      id\n                    }\n                    nextStage {\n                      __typename\n                      id\n                    }\n                    routeRules {\n                      position\n                      ruleHttpMatch {\n                        methodFilters\n                        pathFilter {\n                          pathFilterType\n                          value\n                        }\n                        hostFilter {\n                          hostFilterType\n                          value\n                        }\n                      }\n                      target {\n                        __typename\n                        id\n                      }\n                      backendStage {\n                        id\n                      }\n                      wafStage {\n                        id\n                      }\n                    }\n                  }\n                  ... on PurgeRequest {\n                    __typename\n                    id\n                    purgeStatus: status\n                    assets\n                    all\n                    createdAt\n                    updatedAt\n                    pipeline {\n                      id\n                    }\n                  }\n                  ... on VpcEndpoint {\n                    __typename\n                    id\n                    projectId\n                    region\n                    privateNetworkId\n                    createdAt\n                    updatedAt\n                  }\n                }\n                id\n              }\n              pipeline {\n                __typename\n                id\n                name\n                description\n                pipelineStatus: status\n                errors {\n                  stage\n                  code\n                  severity\n                  message\n                  type\n                }\n                projectId\n                organizationId\n                createdAt\n                updatedAt\n              }\n              targets: routeRules {\n                target {\n                  __typename\n                  ... on Node {\n                    __isNode: __typename\n                    __typename\n                    id\n                    ... on Pipeline {\n                      __typename\n                      id\n                      name\n                      description\n                      pipelineStatus: status\n                      errors {\n                        stage\n                        code\n                        severity\n                        message\n                        type\n                      }\n                      projectId\n                      organizationId\n                      createdAt\n                      updatedAt\n                    }\n                    ... on CacheStage {\n                      __typename\n                      id\n                      status\n                      createdAt\n                      updatedAt\n                      fallbackTtl\n                      includeCookies\n                      pipeline {\n                        id\n                      }\n                      backendStage {\n                        id\n                      }\n                      wafStage {\n                        id\n                      }\n                      routeStage {\n                        id\n                      }\n                      nextStage {\n                        __typename\n                        id\n                      }\n                    }\n                    ... on BackendStage {\n                      __typename\n                      id\n                      status\n                      createdAt\n                      updatedAt\n                      pipeline {\n                        id\n                      }\n                      origin {\n                        __typename\n                        ... on ScalewayS3Origin {\n                          bucketName\n                          bucketRegion\n                          isWebsite\n                        }\n                        ... on ScalewayLoadBalancerOrigin {\n                          lbs {\n                            lbId\n                            zone\n                            frontendId\n                            isSsl\n                            domainName\n                            hasWebsocket\n                            privateNetworkId\n                          }\n                        }\n                        ... on ScalewayServerlessContainerOrigin {\n                          region\n                          containerId\n                        }\n                        ... on ScalewayServerlessFunctionOrigin {\n                          region\n                          functionId\n                        }\n                      }\n                    }\n                    ... on DnsStage {\n                      __typename\n                      id\n                      status\n                      createdAt\n                      updatedAt\n                      fqdns\n                      defaultFqdn\n                      defaultPrivateFqdn\n                      type\n                      wildcardDomain\n                      fullPrivate\n                      pipeline {\n                        id\n                      }\n                      tlsStage {\n                        id\n                      }\n                      cacheStage {\n                        id\n                      }\n                      backendStage {\n                        id\n                      }\n                      nextStage {\n                        __typename\n                        id\n                      }\n                    }\n                    ... on TlsStage {\n                      __typename\n                      id\n                      status\n                      createdAt\n                      updatedAt\n                      secrets {\n                        secretId\n                        region\n                      }\n                      managedCertificate\n                      certificateExpiresAt\n                      pipeline {\n                        id\n                      }\n                      cacheStage {\n                        id\n                      }\n                      backendStage {\n                        id\n                      }\n                      wafStage {\n                        id\n                      }\n                      routeStage {\n                        id\n                      }\n                      nextStage {\n                        __typename\n                        id\n                      }\n                    }\n                    ... on WafStage {\n                      __typename\n                      id\n                      status\n                      createdAt\n                      updatedAt\n                      mode\n                      paranoiaLevel\n                      pipeline {\n                        id\n                      }\n                      backendStage {\n                        id\n                      }\n                      nextStage {\n                        __typename\n                        id\n                      }\n                    }\n                    ... on RouteStage {\n                      __typename\n                      id\n                      status\n                      createdAt\n                      updatedAt\n                      pipeline {\n                        id\n                      }\n                      wafStage {\n                        id\n                      }\n                      backendStage {\n                        id\n                      }\n                      nextStage {\n                        __typename\n                        id\n                      }\n                      routeRules {\n                        position\n                        ruleHttpMatch {\n                          methodFilters\n                          pathFilter {\n                            pathFilterType\n                            value\n                          }\n                          hostFilter {\n                            hostFilterType\n                            value\n                          }\n                        }\n                        target {\n                          __typename\n                          id\n                        }\n                        backendStage {\n                          id\n                        }\n                        wafStage {\n                          id\n                        }\n                      }\n                    }\n                    ... on PurgeRequest {\n                      __typename\n                      id\n                      purgeStatus: status\n                      assets\n                      all\n                      createdAt\n                      updatedAt\n                      pipeline {\n                        id\n                      }\n                    }\n                    ... on VpcEndpoint {\n                      __typename\n                      id\n                      projectId\n                      region\n                      privateNetworkId\n                      createdAt\n                      updatedAt\n                    }\n                  }\n                  id\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "6aec74da707c915e751dadc8a3474055";

export default node;

/**
 * @generated SignedSource<<3410380c225087adb13bdec0dd21ff79>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
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
import type { FragmentRefs } from "relay-runtime";
export type operationsNode$data = {
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
  readonly " $fragmentType": "operationsNode";
};
export type operationsNode$key = {
  readonly " $data"?: operationsNode$data;
  readonly " $fragmentSpreads": FragmentRefs<"operationsNode">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "__typename",
  "storageKey": null
},
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
  "name": "type",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "projectId",
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
  "name": "status",
  "storageKey": null
},
v7 = [
  (v1/*:: as any*/)
],
v8 = {
  "alias": null,
  "args": null,
  "concreteType": "Pipeline",
  "kind": "LinkedField",
  "name": "pipeline",
  "plural": false,
  "selections": (v7/*:: as any*/),
  "storageKey": null
},
v9 = {
  "alias": null,
  "args": null,
  "concreteType": "BackendStage",
  "kind": "LinkedField",
  "name": "backendStage",
  "plural": false,
  "selections": (v7/*:: as any*/),
  "storageKey": null
},
v10 = {
  "alias": null,
  "args": null,
  "concreteType": "WafStage",
  "kind": "LinkedField",
  "name": "wafStage",
  "plural": false,
  "selections": (v7/*:: as any*/),
  "storageKey": null
},
v11 = {
  "alias": null,
  "args": null,
  "concreteType": "RouteStage",
  "kind": "LinkedField",
  "name": "routeStage",
  "plural": false,
  "selections": (v7/*:: as any*/),
  "storageKey": null
},
v12 = [
  (v0/*:: as any*/),
  (v1/*:: as any*/)
],
v13 = {
  "alias": null,
  "args": null,
  "concreteType": null,
  "kind": "LinkedField",
  "name": "nextStage",
  "plural": false,
  "selections": (v12/*:: as any*/),
  "storageKey": null
},
v14 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "privateNetworkId",
  "storageKey": null
},
v15 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "region",
  "storageKey": null
},
v16 = {
  "alias": null,
  "args": null,
  "concreteType": "CacheStage",
  "kind": "LinkedField",
  "name": "cacheStage",
  "plural": false,
  "selections": (v7/*:: as any*/),
  "storageKey": null
},
v17 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "value",
  "storageKey": null
};
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "operationsNode",
  "selections": [
    (v0/*:: as any*/),
    (v1/*:: as any*/),
    {
      "kind": "InlineFragment",
      "selections": [
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
            (v2/*:: as any*/)
          ],
          "storageKey": null
        },
        (v3/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "organizationId",
          "storageKey": null
        },
        (v4/*:: as any*/),
        (v5/*:: as any*/)
      ],
      "type": "Pipeline",
      "abstractKey": null
    },
    {
      "kind": "InlineFragment",
      "selections": [
        (v6/*:: as any*/),
        (v4/*:: as any*/),
        (v5/*:: as any*/),
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
        (v8/*:: as any*/),
        (v9/*:: as any*/),
        (v10/*:: as any*/),
        (v11/*:: as any*/),
        (v13/*:: as any*/)
      ],
      "type": "CacheStage",
      "abstractKey": null
    },
    {
      "kind": "InlineFragment",
      "selections": [
        (v6/*:: as any*/),
        (v4/*:: as any*/),
        (v5/*:: as any*/),
        (v8/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "concreteType": null,
          "kind": "LinkedField",
          "name": "origin",
          "plural": false,
          "selections": [
            (v0/*:: as any*/),
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
                    (v14/*:: as any*/)
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
                (v15/*:: as any*/),
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
                (v15/*:: as any*/),
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
    {
      "kind": "InlineFragment",
      "selections": [
        (v6/*:: as any*/),
        (v4/*:: as any*/),
        (v5/*:: as any*/),
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
        (v2/*:: as any*/),
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
        (v8/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "concreteType": "TlsStage",
          "kind": "LinkedField",
          "name": "tlsStage",
          "plural": false,
          "selections": (v7/*:: as any*/),
          "storageKey": null
        },
        (v16/*:: as any*/),
        (v9/*:: as any*/),
        (v13/*:: as any*/)
      ],
      "type": "DnsStage",
      "abstractKey": null
    },
    {
      "kind": "InlineFragment",
      "selections": [
        (v6/*:: as any*/),
        (v4/*:: as any*/),
        (v5/*:: as any*/),
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
            (v15/*:: as any*/)
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
        (v8/*:: as any*/),
        (v16/*:: as any*/),
        (v9/*:: as any*/),
        (v10/*:: as any*/),
        (v11/*:: as any*/),
        (v13/*:: as any*/)
      ],
      "type": "TlsStage",
      "abstractKey": null
    },
    {
      "kind": "InlineFragment",
      "selections": [
        (v6/*:: as any*/),
        (v4/*:: as any*/),
        (v5/*:: as any*/),
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
        (v8/*:: as any*/),
        (v9/*:: as any*/),
        (v13/*:: as any*/)
      ],
      "type": "WafStage",
      "abstractKey": null
    },
    {
      "kind": "InlineFragment",
      "selections": [
        (v6/*:: as any*/),
        (v4/*:: as any*/),
        (v5/*:: as any*/),
        (v8/*:: as any*/),
        (v10/*:: as any*/),
        (v9/*:: as any*/),
        (v13/*:: as any*/),
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
                    (v17/*:: as any*/)
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
                    (v17/*:: as any*/)
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
              "selections": (v12/*:: as any*/),
              "storageKey": null
            },
            (v9/*:: as any*/),
            (v10/*:: as any*/)
          ],
          "storageKey": null
        }
      ],
      "type": "RouteStage",
      "abstractKey": null
    },
    {
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
        (v8/*:: as any*/)
      ],
      "type": "PurgeRequest",
      "abstractKey": null
    },
    {
      "kind": "InlineFragment",
      "selections": [
        (v3/*:: as any*/),
        (v15/*:: as any*/),
        (v14/*:: as any*/),
        (v4/*:: as any*/),
        (v5/*:: as any*/)
      ],
      "type": "VpcEndpoint",
      "abstractKey": null
    }
  ],
  "type": "Node",
  "abstractKey": "__isNode"
};
})();

(node as any).hash = "c6b7fe216d52ea5c3c90eb15ad079dda";

export default node;

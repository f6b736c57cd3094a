/**
 * @generated SignedSource<<9abe0d2fb286fb7c32e775ee1a0ff6e5>>
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
export type operationsNodesQuery$variables = {
  ids: ReadonlyArray<string>;
};
export type operationsNodesQuery$data = {
  readonly nodes: ReadonlyArray<{
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
  } | null | undefined> | null | undefined;
};
export type operationsNodesQuery = {
  response: operationsNodesQuery$data;
  variables: operationsNodesQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "ids"
  }
],
v1 = [
  {
    "kind": "Variable",
    "name": "ids",
    "variableName": "ids"
  }
],
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
    (v7/*:: as any*/)
  ],
  "type": "Pipeline",
  "abstractKey": null
},
v9 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
},
v10 = [
  (v3/*:: as any*/)
],
v11 = {
  "alias": null,
  "args": null,
  "concreteType": "Pipeline",
  "kind": "LinkedField",
  "name": "pipeline",
  "plural": false,
  "selections": (v10/*:: as any*/),
  "storageKey": null
},
v12 = {
  "alias": null,
  "args": null,
  "concreteType": "BackendStage",
  "kind": "LinkedField",
  "name": "backendStage",
  "plural": false,
  "selections": (v10/*:: as any*/),
  "storageKey": null
},
v13 = {
  "alias": null,
  "args": null,
  "concreteType": "WafStage",
  "kind": "LinkedField",
  "name": "wafStage",
  "plural": false,
  "selections": (v10/*:: as any*/),
  "storageKey": null
},
v14 = {
  "alias": null,
  "args": null,
  "concreteType": "RouteStage",
  "kind": "LinkedField",
  "name": "routeStage",
  "plural": false,
  "selections": (v10/*:: as any*/),
  "storageKey": null
},
v15 = [
  (v2/*:: as any*/),
  (v3/*:: as any*/)
],
v16 = {
  "alias": null,
  "args": null,
  "concreteType": null,
  "kind": "LinkedField",
  "name": "nextStage",
  "plural": false,
  "selections": (v15/*:: as any*/),
  "storageKey": null
},
v17 = {
  "kind": "InlineFragment",
  "selections": [
    (v9/*:: as any*/),
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
    (v11/*:: as any*/),
    (v12/*:: as any*/),
    (v13/*:: as any*/),
    (v14/*:: as any*/),
    (v16/*:: as any*/)
  ],
  "type": "CacheStage",
  "abstractKey": null
},
v18 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "privateNetworkId",
  "storageKey": null
},
v19 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "region",
  "storageKey": null
},
v20 = {
  "kind": "InlineFragment",
  "selections": [
    (v9/*:: as any*/),
    (v6/*:: as any*/),
    (v7/*:: as any*/),
    (v11/*:: as any*/),
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
                (v18/*:: as any*/)
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
            (v19/*:: as any*/),
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
            (v19/*:: as any*/),
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
v21 = {
  "alias": null,
  "args": null,
  "concreteType": "CacheStage",
  "kind": "LinkedField",
  "name": "cacheStage",
  "plural": false,
  "selections": (v10/*:: as any*/),
  "storageKey": null
},
v22 = {
  "kind": "InlineFragment",
  "selections": [
    (v9/*:: as any*/),
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
    (v11/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "concreteType": "TlsStage",
      "kind": "LinkedField",
      "name": "tlsStage",
      "plural": false,
      "selections": (v10/*:: as any*/),
      "storageKey": null
    },
    (v21/*:: as any*/),
    (v12/*:: as any*/),
    (v16/*:: as any*/)
  ],
  "type": "DnsStage",
  "abstractKey": null
},
v23 = {
  "kind": "InlineFragment",
  "selections": [
    (v9/*:: as any*/),
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
        (v19/*:: as any*/)
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
    (v11/*:: as any*/),
    (v21/*:: as any*/),
    (v12/*:: as any*/),
    (v13/*:: as any*/),
    (v14/*:: as any*/),
    (v16/*:: as any*/)
  ],
  "type": "TlsStage",
  "abstractKey": null
},
v24 = {
  "kind": "InlineFragment",
  "selections": [
    (v9/*:: as any*/),
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
    (v11/*:: as any*/),
    (v12/*:: as any*/),
    (v16/*:: as any*/)
  ],
  "type": "WafStage",
  "abstractKey": null
},
v25 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "value",
  "storageKey": null
},
v26 = {
  "kind": "InlineFragment",
  "selections": [
    (v9/*:: as any*/),
    (v6/*:: as any*/),
    (v7/*:: as any*/),
    (v11/*:: as any*/),
    (v13/*:: as any*/),
    (v12/*:: as any*/),
    (v16/*:: as any*/),
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
                (v25/*:: as any*/)
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
                (v25/*:: as any*/)
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
          "selections": (v15/*:: as any*/),
          "storageKey": null
        },
        (v12/*:: as any*/),
        (v13/*:: as any*/)
      ],
      "storageKey": null
    }
  ],
  "type": "RouteStage",
  "abstractKey": null
},
v27 = {
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
    (v6/*:: as any*/),
    (v7/*:: as any*/),
    (v11/*:: as any*/)
  ],
  "type": "PurgeRequest",
  "abstractKey": null
},
v28 = {
  "kind": "InlineFragment",
  "selections": [
    (v5/*:: as any*/),
    (v19/*:: as any*/),
    (v18/*:: as any*/),
    (v6/*:: as any*/),
    (v7/*:: as any*/)
  ],
  "type": "VpcEndpoint",
  "abstractKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "operationsNodesQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "nodes",
        "plural": true,
        "selections": [
          (v2/*:: as any*/),
          (v3/*:: as any*/),
          (v8/*:: as any*/),
          (v17/*:: as any*/),
          (v20/*:: as any*/),
          (v22/*:: as any*/),
          (v23/*:: as any*/),
          (v24/*:: as any*/),
          (v26/*:: as any*/),
          (v27/*:: as any*/),
          (v28/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "operationsNodesQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "nodes",
        "plural": true,
        "selections": [
          (v2/*:: as any*/),
          {
            "kind": "TypeDiscriminator",
            "abstractKey": "__isNode"
          },
          (v3/*:: as any*/),
          (v8/*:: as any*/),
          (v17/*:: as any*/),
          (v20/*:: as any*/),
          (v22/*:: as any*/),
          (v23/*:: as any*/),
          (v24/*:: as any*/),
          (v26/*:: as any*/),
          (v27/*:: as any*/),
          (v28/*:: as any*/)
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "5c7e0478e413032b5834dcdac10a98a6",
    "id": null,
    "metadata": {},
    "name": "operationsNodesQuery",
    "operationKind": "query",
    "text": "query operationsNodesQuery(\n  $ids: [ID!]!\n) {\n  nodes(ids: $ids) {\n    __typename\n    __isNode: __typename\n    id\n    ... on Pipeline {\n      __typename\n      id\n      name\n      description\n      pipelineStatus: status\n      errors {\n        stage\n        code\n        severity\n        message\n        type\n      }\n      projectId\n      organizationId\n      createdAt\n      updatedAt\n    }\n    ... on CacheStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      fallbackTtl\n      includeCookies\n      pipeline {\n        id\n      }\n      backendStage {\n        id\n      }\n      wafStage {\n        id\n      }\n      routeStage {\n        id\n      }\n      nextStage {\n        __typename\n        id\n      }\n    }\n    ... on BackendStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      pipeline {\n        id\n      }\n      origin {\n        __typename\n        ... on ScalewayS3Origin {\n          bucketName\n          bucketRegion\n          isWebsite\n        }\n        ... on ScalewayLoadBalancerOrigin {\n          lbs {\n            lbId\n            zone\n            frontendId\n            isSsl\n            domainName\n            hasWebsocket\n            privateNetworkId\n          }\n        }\n        ... on ScalewayServerlessContainerOrigin {\n          region\n          containerId\n        }\n        ... on ScalewayServerlessFunctionOrigin {\n          region\n          functionId\n        }\n      }\n    }\n    ... on DnsStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      fqdns\n      defaultFqdn\n      defaultPrivateFqdn\n      type\n      wildcardDomain\n      fullPrivate\n      pipeline {\n        id\n      }\n      tlsStage {\n        id\n      }\n      cacheStage {\n        id\n      }\n      backendStage {\n        id\n      }\n      nextStage {\n        __typename\n        id\n      }\n    }\n    ... on TlsStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      secrets {\n        secretId\n        region\n      }\n      managedCertificate\n      certificateExpiresAt\n      pipeline {\n        id\n      }\n      cacheStage {\n        id\n      }\n      backendStage {\n        id\n      }\n      wafStage {\n        id\n      }\n      routeStage {\n        id\n      }\n      nextStage {\n        __typename\n        id\n      }\n    }\n    ... on WafStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      mode\n      paranoiaLevel\n      pipeline {\n        id\n      }\n      backendStage {\n        id\n      }\n      nextStage {\n        __typename\n        id\n      }\n    }\n    ... on RouteStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      pipeline {\n        id\n      }\n      wafStage {\n        id\n      }\n      backendStage {\n        id\n      }\n      nextStage {\n        __typename\n        id\n      }\n      routeRules {\n        position\n        ruleHttpMatch {\n          methodFilters\n          pathFilter {\n            pathFilterType\n            value\n          }\n          hostFilter {\n            hostFilterType\n            value\n          }\n        }\n        target {\n          __typename\n          id\n        }\n        backendStage {\n          id\n        }\n        wafStage {\n          id\n        }\n      }\n    }\n    ... on PurgeRequest {\n      __typename\n      id\n      purgeStatus: status\n      assets\n      all\n      createdAt\n      updatedAt\n      pipeline {\n        id\n      }\n    }\n    ... on VpcEndpoint {\n      __typename\n      id\n      projectId\n      region\n      privateNetworkId\n      createdAt\n      updatedAt\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "419678f4ea7e901de41087dda2de7641";

export default node;

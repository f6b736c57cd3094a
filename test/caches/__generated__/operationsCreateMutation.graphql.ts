/**
 * @generated SignedSource<<6eb5d45810fa6ed91b5cbd46d499cf82>>
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
export type PurgeRequestStatus = "DONE" | "ERROR" | "PENDING" | "UNKNOWN" | "%future added value";
export type StageStatus = "ACTIVE" | "INACTIVE" | "UNKNOWN" | "%future added value";
export type WafStageMode = "DISABLE" | "ENABLE" | "LOG_ONLY" | "UNKNOWN" | "%future added value";
export type WafStageModeInput = "DISABLE" | "ENABLE" | "LOG_ONLY" | "%future added value";
export type CreateVpcEndpointInput = {
  privateNetworkId: string;
  projectId?: string | null | undefined;
  region: string;
};
export type CreatePurgeRequestInput = {
  all?: boolean | null | undefined;
  assets?: ReadonlyArray<string> | null | undefined;
  pipelineId: string;
};
export type CreateDnsStageInput = {
  backendStageId?: string | null | undefined;
  cacheStageId?: string | null | undefined;
  fqdns?: ReadonlyArray<string> | null | undefined;
  fullPrivate?: boolean | null | undefined;
  pipelineId: string;
  tlsStageId?: string | null | undefined;
  wildcardDomain?: boolean | null | undefined;
};
export type CreateTlsStageInput = {
  backendStageId?: string | null | undefined;
  cacheStageId?: string | null | undefined;
  managedCertificate?: boolean | null | undefined;
  pipelineId: string;
  routeStageId?: string | null | undefined;
  secrets?: ReadonlyArray<TlsSecretInput> | null | undefined;
  wafStageId?: string | null | undefined;
};
export type TlsSecretInput = {
  region: string;
  secretId: string;
};
export type CreateCacheStageInput = {
  backendStageId?: string | null | undefined;
  fallbackTtl: number;
  includeCookies?: boolean | null | undefined;
  pipelineId: string;
  routeStageId?: string | null | undefined;
  wafStageId?: string | null | undefined;
};
export type CreateRouteStageInput = {
  backendStageId?: string | null | undefined;
  pipelineId: string;
  wafStageId?: string | null | undefined;
};
export type CreateWafStageInput = {
  backendStageId?: string | null | undefined;
  mode: WafStageModeInput;
  paranoiaLevel: number;
  pipelineId: string;
};
export type operationsCreateMutation$variables = {
  cache: CreateCacheStageInput;
  dns: CreateDnsStageInput;
  purgeRequest: CreatePurgeRequestInput;
  route: CreateRouteStageInput;
  tls: CreateTlsStageInput;
  vpcEndpoint: CreateVpcEndpointInput;
  waf: CreateWafStageInput;
};
export type operationsCreateMutation$data = {
  readonly createCacheStage: {
    readonly cacheStage: {
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
    } | null | undefined;
  } | null | undefined;
  readonly createDnsStage: {
    readonly dnsStage: {
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
    } | null | undefined;
  } | null | undefined;
  readonly createPurgeRequest: {
    readonly purgeRequest: {
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
    } | null | undefined;
  } | null | undefined;
  readonly createRouteStage: {
    readonly routeStage: {
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
    } | null | undefined;
  } | null | undefined;
  readonly createTlsStage: {
    readonly tlsStage: {
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
    } | null | undefined;
  } | null | undefined;
  readonly createVpcEndpoint: {
    readonly vpcEndpoint: {
      readonly __typename: "VpcEndpoint";
      readonly createdAt: string;
      readonly id: string;
      readonly privateNetworkId: string;
      readonly projectId: string;
      readonly region: string;
      readonly updatedAt: string;
    } | null | undefined;
  } | null | undefined;
  readonly createWafStage: {
    readonly wafStage: {
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
    } | null | undefined;
  } | null | undefined;
};
export type operationsCreateMutation = {
  response: operationsCreateMutation$data;
  variables: operationsCreateMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "cache"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "dns"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "purgeRequest"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "route"
},
v4 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "tls"
},
v5 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "vpcEndpoint"
},
v6 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "waf"
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "__typename",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v9 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "region",
  "storageKey": null
},
v10 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "createdAt",
  "storageKey": null
},
v11 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "updatedAt",
  "storageKey": null
},
v12 = [
  (v8/*:: as any*/)
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
  "kind": "ScalarField",
  "name": "status",
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
v17 = [
  (v7/*:: as any*/),
  (v8/*:: as any*/)
],
v18 = {
  "alias": null,
  "args": null,
  "concreteType": null,
  "kind": "LinkedField",
  "name": "nextStage",
  "plural": false,
  "selections": (v17/*:: as any*/),
  "storageKey": null
},
v19 = {
  "alias": null,
  "args": null,
  "concreteType": "WafStage",
  "kind": "LinkedField",
  "name": "wafStage",
  "plural": false,
  "selections": (v12/*:: as any*/),
  "storageKey": null
},
v20 = {
  "alias": null,
  "args": null,
  "concreteType": "RouteStage",
  "kind": "LinkedField",
  "name": "routeStage",
  "plural": false,
  "selections": (v12/*:: as any*/),
  "storageKey": null
},
v21 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "value",
  "storageKey": null
},
v22 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "vpcEndpoint"
      }
    ],
    "concreteType": "CreateVpcEndpointPayload",
    "kind": "LinkedField",
    "name": "createVpcEndpoint",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "VpcEndpoint",
        "kind": "LinkedField",
        "name": "vpcEndpoint",
        "plural": false,
        "selections": [
          (v7/*:: as any*/),
          (v8/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "projectId",
            "storageKey": null
          },
          (v9/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "privateNetworkId",
            "storageKey": null
          },
          (v10/*:: as any*/),
          (v11/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  },
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "purgeRequest"
      }
    ],
    "concreteType": "CreatePurgeRequestPayload",
    "kind": "LinkedField",
    "name": "createPurgeRequest",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "PurgeRequest",
        "kind": "LinkedField",
        "name": "purgeRequest",
        "plural": false,
        "selections": [
          (v7/*:: as any*/),
          (v8/*:: as any*/),
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
          (v10/*:: as any*/),
          (v11/*:: as any*/),
          (v13/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  },
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "dns"
      }
    ],
    "concreteType": "CreateDnsStagePayload",
    "kind": "LinkedField",
    "name": "createDnsStage",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "DnsStage",
        "kind": "LinkedField",
        "name": "dnsStage",
        "plural": false,
        "selections": [
          (v7/*:: as any*/),
          (v8/*:: as any*/),
          (v14/*:: as any*/),
          (v10/*:: as any*/),
          (v11/*:: as any*/),
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
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "type",
            "storageKey": null
          },
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
          (v13/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "TlsStage",
            "kind": "LinkedField",
            "name": "tlsStage",
            "plural": false,
            "selections": (v12/*:: as any*/),
            "storageKey": null
          },
          (v15/*:: as any*/),
          (v16/*:: as any*/),
          (v18/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  },
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "tls"
      }
    ],
    "concreteType": "CreateTlsStagePayload",
    "kind": "LinkedField",
    "name": "createTlsStage",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "TlsStage",
        "kind": "LinkedField",
        "name": "tlsStage",
        "plural": false,
        "selections": [
          (v7/*:: as any*/),
          (v8/*:: as any*/),
          (v14/*:: as any*/),
          (v10/*:: as any*/),
          (v11/*:: as any*/),
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
              (v9/*:: as any*/)
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
          (v13/*:: as any*/),
          (v15/*:: as any*/),
          (v16/*:: as any*/),
          (v19/*:: as any*/),
          (v20/*:: as any*/),
          (v18/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  },
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "cache"
      }
    ],
    "concreteType": "CreateCacheStagePayload",
    "kind": "LinkedField",
    "name": "createCacheStage",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "CacheStage",
        "kind": "LinkedField",
        "name": "cacheStage",
        "plural": false,
        "selections": [
          (v7/*:: as any*/),
          (v8/*:: as any*/),
          (v14/*:: as any*/),
          (v10/*:: as any*/),
          (v11/*:: as any*/),
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
          (v13/*:: as any*/),
          (v16/*:: as any*/),
          (v19/*:: as any*/),
          (v20/*:: as any*/),
          (v18/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  },
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "route"
      }
    ],
    "concreteType": "CreateRouteStagePayload",
    "kind": "LinkedField",
    "name": "createRouteStage",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "RouteStage",
        "kind": "LinkedField",
        "name": "routeStage",
        "plural": false,
        "selections": [
          (v7/*:: as any*/),
          (v8/*:: as any*/),
          (v14/*:: as any*/),
          (v10/*:: as any*/),
          (v11/*:: as any*/),
          (v13/*:: as any*/),
          (v19/*:: as any*/),
          (v16/*:: as any*/),
          (v18/*:: as any*/),
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
                      (v21/*:: as any*/)
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
                      (v21/*:: as any*/)
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
                "selections": (v17/*:: as any*/),
                "storageKey": null
              },
              (v16/*:: as any*/),
              (v19/*:: as any*/)
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  },
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "waf"
      }
    ],
    "concreteType": "CreateWafStagePayload",
    "kind": "LinkedField",
    "name": "createWafStage",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "WafStage",
        "kind": "LinkedField",
        "name": "wafStage",
        "plural": false,
        "selections": [
          (v7/*:: as any*/),
          (v8/*:: as any*/),
          (v14/*:: as any*/),
          (v10/*:: as any*/),
          (v11/*:: as any*/),
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
          (v13/*:: as any*/),
          (v16/*:: as any*/),
          (v18/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v3/*:: as any*/),
      (v4/*:: as any*/),
      (v5/*:: as any*/),
      (v6/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "operationsCreateMutation",
    "selections": (v22/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v5/*:: as any*/),
      (v2/*:: as any*/),
      (v1/*:: as any*/),
      (v4/*:: as any*/),
      (v0/*:: as any*/),
      (v3/*:: as any*/),
      (v6/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "operationsCreateMutation",
    "selections": (v22/*:: as any*/)
  },
  "params": {
    "cacheID": "ab499adc91cf10bcc18dc177f2c9334f",
    "id": null,
    "metadata": {},
    "name": "operationsCreateMutation",
    "operationKind": "mutation",
    "text": "mutation operationsCreateMutation(\n  $vpcEndpoint: CreateVpcEndpointInput!\n  $purgeRequest: CreatePurgeRequestInput!\n  $dns: CreateDnsStageInput!\n  $tls: CreateTlsStageInput!\n  $cache: CreateCacheStageInput!\n  $route: CreateRouteStageInput!\n  $waf: CreateWafStageInput!\n) {\n  createVpcEndpoint(input: $vpcEndpoint) {\n    vpcEndpoint {\n      __typename\n      id\n      projectId\n      region\n      privateNetworkId\n      createdAt\n      updatedAt\n    }\n  }\n  createPurgeRequest(input: $purgeRequest) {\n    purgeRequest {\n      __typename\n      id\n      purgeStatus: status\n      assets\n      all\n      createdAt\n      updatedAt\n      pipeline {\n        id\n      }\n    }\n  }\n  createDnsStage(input: $dns) {\n    dnsStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      fqdns\n      defaultFqdn\n      defaultPrivateFqdn\n      type\n      wildcardDomain\n      fullPrivate\n      pipeline {\n        id\n      }\n      tlsStage {\n        id\n      }\n      cacheStage {\n        id\n      }\n      backendStage {\n        id\n      }\n      nextStage {\n        __typename\n        id\n      }\n    }\n  }\n  createTlsStage(input: $tls) {\n    tlsStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      secrets {\n        secretId\n        region\n      }\n      managedCertificate\n      certificateExpiresAt\n      pipeline {\n        id\n      }\n      cacheStage {\n        id\n      }\n      backendStage {\n        id\n      }\n      wafStage {\n        id\n      }\n      routeStage {\n        id\n      }\n      nextStage {\n        __typename\n        id\n      }\n    }\n  }\n  createCacheStage(input: $cache) {\n    cacheStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      fallbackTtl\n      includeCookies\n      pipeline {\n        id\n      }\n      backendStage {\n        id\n      }\n      wafStage {\n        id\n      }\n      routeStage {\n        id\n      }\n      nextStage {\n        __typename\n        id\n      }\n    }\n  }\n  createRouteStage(input: $route) {\n    routeStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      pipeline {\n        id\n      }\n      wafStage {\n        id\n      }\n      backendStage {\n        id\n      }\n      nextStage {\n        __typename\n        id\n      }\n      routeRules {\n        position\n        ruleHttpMatch {\n          methodFilters\n          pathFilter {\n            pathFilterType\n            value\n          }\n          hostFilter {\n            hostFilterType\n            value\n          }\n        }\n        target {\n          __typename\n          id\n        }\n        backendStage {\n          id\n        }\n        wafStage {\n          id\n        }\n      }\n    }\n  }\n  createWafStage(input: $waf) {\n    wafStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      mode\n      paranoiaLevel\n      pipeline {\n        id\n      }\n      backendStage {\n        id\n      }\n      nextStage {\n        __typename\n        id\n      }\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "67bfb4e676d8e4ece2e0239b7e5ca45e";

export default node;

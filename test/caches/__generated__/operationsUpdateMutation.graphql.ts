/**
 * @generated SignedSource<<13e9fe836bb2920b490300293aef950f>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type HostFilterType = "REGEX" | "UNKNOWN" | "%future added value";
export type HostFilterTypeInput = "REGEX" | "%future added value";
export type MethodFilter = "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT" | "UNKNOWN" | "%future added value";
export type MethodFilterInput = "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT" | "%future added value";
export type PathFilterType = "REGEX" | "UNKNOWN" | "%future added value";
export type PathFilterTypeInput = "REGEX" | "%future added value";
export type PipelineErrorSeverity = "CRITICAL" | "UNKNOWN" | "WARNING" | "%future added value";
export type PipelineErrorStage = "BACKEND" | "CACHE" | "DNS" | "TLS" | "UNKNOWN" | "%future added value";
export type PipelineErrorType = "CONFIG" | "RUNTIME" | "UNKNOWN" | "%future added value";
export type PipelineStatus = "ERROR" | "LOCKED" | "PENDING" | "READY" | "UNKNOWN" | "WARNING" | "%future added value";
export type StageStatus = "ACTIVE" | "INACTIVE" | "UNKNOWN" | "%future added value";
export type UpdateBackendStageInput = {
  id: string;
  origin?: BackendStageOriginInput | null | undefined;
};
export type BackendStageOriginInput = {
  scalewayLb?: never;
  scalewayS3: ScalewayS3OriginInput;
  scalewayServerlessContainer?: never;
  scalewayServerlessFunction?: never;
} | {
  scalewayLb: ScalewayLoadBalancerOriginInput;
  scalewayS3?: never;
  scalewayServerlessContainer?: never;
  scalewayServerlessFunction?: never;
} | {
  scalewayLb?: never;
  scalewayS3?: never;
  scalewayServerlessContainer: ScalewayServerlessContainerOriginInput;
  scalewayServerlessFunction?: never;
} | {
  scalewayLb?: never;
  scalewayS3?: never;
  scalewayServerlessContainer?: never;
  scalewayServerlessFunction: ScalewayServerlessFunctionOriginInput;
};
export type ScalewayS3OriginInput = {
  bucketName?: string | null | undefined;
  bucketRegion?: string | null | undefined;
  isWebsite?: boolean | null | undefined;
};
export type ScalewayLoadBalancerOriginInput = {
  lbs: ReadonlyArray<ScalewayLoadBalancerInput>;
};
export type ScalewayLoadBalancerInput = {
  domainName?: string | null | undefined;
  frontendId: string;
  hasWebsocket?: boolean | null | undefined;
  id: string;
  isSsl?: boolean | null | undefined;
  privateNetworkId?: string | null | undefined;
  zone: string;
};
export type ScalewayServerlessContainerOriginInput = {
  containerId: string;
  region: string;
};
export type ScalewayServerlessFunctionOriginInput = {
  functionId: string;
  region: string;
};
export type UpdateCacheStageInput = {
  backendStageId?: string | null | undefined;
  fallbackTtl?: number | null | undefined;
  id: string;
  includeCookies?: boolean | null | undefined;
  routeStageId?: string | null | undefined;
  wafStageId?: string | null | undefined;
};
export type SetRouteRulesInput = {
  id: string;
  routeRules: ReadonlyArray<RouteRuleInput>;
};
export type RouteRuleInput = {
  backendStageId?: string | null | undefined;
  ruleHttpMatch?: RuleHttpMatchInput | null | undefined;
  wafStageId?: string | null | undefined;
};
export type RuleHttpMatchInput = {
  hostFilter?: HostFilterInput | null | undefined;
  methodFilters?: ReadonlyArray<MethodFilterInput> | null | undefined;
  pathFilter?: PathFilterInput | null | undefined;
};
export type PathFilterInput = {
  pathFilterType?: PathFilterTypeInput;
  value: string;
};
export type HostFilterInput = {
  hostFilterType?: HostFilterTypeInput;
  value: string;
};
export type UpdatePipelineInput = {
  description?: string | null | undefined;
  id: string;
  name?: string | null | undefined;
};
export type operationsUpdateMutation$variables = {
  backend: UpdateBackendStageInput;
  cache: UpdateCacheStageInput;
  pipeline: UpdatePipelineInput;
  rules: SetRouteRulesInput;
};
export type operationsUpdateMutation$data = {
  readonly setRouteRules: {
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
  readonly updateBackendStage: {
    readonly backendStage: {
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
    } | null | undefined;
  } | null | undefined;
  readonly updateCacheStage: {
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
  readonly updatePipeline: {
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
  } | null | undefined;
};
export type operationsUpdateMutation = {
  response: operationsUpdateMutation$data;
  variables: operationsUpdateMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "backend"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "cache"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "pipeline"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "rules"
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "__typename",
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "createdAt",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "updatedAt",
  "storageKey": null
},
v9 = [
  (v5/*:: as any*/)
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
  "kind": "ScalarField",
  "name": "region",
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
v13 = {
  "alias": null,
  "args": null,
  "concreteType": "WafStage",
  "kind": "LinkedField",
  "name": "wafStage",
  "plural": false,
  "selections": (v9/*:: as any*/),
  "storageKey": null
},
v14 = [
  (v4/*:: as any*/),
  (v5/*:: as any*/)
],
v15 = {
  "alias": null,
  "args": null,
  "concreteType": null,
  "kind": "LinkedField",
  "name": "nextStage",
  "plural": false,
  "selections": (v14/*:: as any*/),
  "storageKey": null
},
v16 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "value",
  "storageKey": null
},
v17 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "backend"
      }
    ],
    "concreteType": "UpdateBackendStagePayload",
    "kind": "LinkedField",
    "name": "updateBackendStage",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "BackendStage",
        "kind": "LinkedField",
        "name": "backendStage",
        "plural": false,
        "selections": [
          (v4/*:: as any*/),
          (v5/*:: as any*/),
          (v6/*:: as any*/),
          (v7/*:: as any*/),
          (v8/*:: as any*/),
          (v10/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": null,
            "kind": "LinkedField",
            "name": "origin",
            "plural": false,
            "selections": [
              (v4/*:: as any*/),
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
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "privateNetworkId",
                        "storageKey": null
                      }
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
                  (v11/*:: as any*/),
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
                  (v11/*:: as any*/),
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
    "concreteType": "UpdateCacheStagePayload",
    "kind": "LinkedField",
    "name": "updateCacheStage",
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
          (v4/*:: as any*/),
          (v5/*:: as any*/),
          (v6/*:: as any*/),
          (v7/*:: as any*/),
          (v8/*:: as any*/),
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
          (v13/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "RouteStage",
            "kind": "LinkedField",
            "name": "routeStage",
            "plural": false,
            "selections": (v9/*:: as any*/),
            "storageKey": null
          },
          (v15/*:: as any*/)
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
        "variableName": "rules"
      }
    ],
    "concreteType": "SetRouteRulesPayload",
    "kind": "LinkedField",
    "name": "setRouteRules",
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
          (v4/*:: as any*/),
          (v5/*:: as any*/),
          (v6/*:: as any*/),
          (v7/*:: as any*/),
          (v8/*:: as any*/),
          (v10/*:: as any*/),
          (v13/*:: as any*/),
          (v12/*:: as any*/),
          (v15/*:: as any*/),
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
                      (v16/*:: as any*/)
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
                      (v16/*:: as any*/)
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
                "selections": (v14/*:: as any*/),
                "storageKey": null
              },
              (v12/*:: as any*/),
              (v13/*:: as any*/)
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
        "variableName": "pipeline"
      }
    ],
    "concreteType": "UpdatePipelinePayload",
    "kind": "LinkedField",
    "name": "updatePipeline",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Pipeline",
        "kind": "LinkedField",
        "name": "pipeline",
        "plural": false,
        "selections": [
          (v4/*:: as any*/),
          (v5/*:: as any*/),
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
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "type",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "projectId",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "organizationId",
            "storageKey": null
          },
          (v7/*:: as any*/),
          (v8/*:: as any*/)
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
      (v3/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "operationsUpdateMutation",
    "selections": (v17/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v3/*:: as any*/),
      (v2/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "operationsUpdateMutation",
    "selections": (v17/*:: as any*/)
  },
  "params": {
    "cacheID": "e279c05fb27266c67e664a5bbf00979c",
    "id": null,
    "metadata": {},
    "name": "operationsUpdateMutation",
    "operationKind": "mutation",
    "text": "mutation operationsUpdateMutation(\n  $backend: UpdateBackendStageInput!\n  $cache: UpdateCacheStageInput!\n  $rules: SetRouteRulesInput!\n  $pipeline: UpdatePipelineInput!\n) {\n  updateBackendStage(input: $backend) {\n    backendStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      pipeline {\n        id\n      }\n      origin {\n        __typename\n        ... on ScalewayS3Origin {\n          bucketName\n          bucketRegion\n          isWebsite\n        }\n        ... on ScalewayLoadBalancerOrigin {\n          lbs {\n            lbId\n            zone\n            frontendId\n            isSsl\n            domainName\n            hasWebsocket\n            privateNetworkId\n          }\n        }\n        ... on ScalewayServerlessContainerOrigin {\n          region\n          containerId\n        }\n        ... on ScalewayServerlessFunctionOrigin {\n          region\n          functionId\n        }\n      }\n    }\n  }\n  updateCacheStage(input: $cache) {\n    cacheStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      fallbackTtl\n      includeCookies\n      pipeline {\n        id\n      }\n      backendStage {\n        id\n      }\n      wafStage {\n        id\n      }\n      routeStage {\n        id\n      }\n      nextStage {\n        __typename\n        id\n      }\n    }\n  }\n  setRouteRules(input: $rules) {\n    routeStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      pipeline {\n        id\n      }\n      wafStage {\n        id\n      }\n      backendStage {\n        id\n      }\n      nextStage {\n        __typename\n        id\n      }\n      routeRules {\n        position\n        ruleHttpMatch {\n          methodFilters\n          pathFilter {\n            pathFilterType\n            value\n          }\n          hostFilter {\n            hostFilterType\n            value\n          }\n        }\n        target {\n          __typename\n          id\n        }\n        backendStage {\n          id\n        }\n        wafStage {\n          id\n        }\n      }\n    }\n  }\n  updatePipeline(input: $pipeline) {\n    pipeline {\n      __typename\n      id\n      name\n      description\n      pipelineStatus: status\n      errors {\n        stage\n        code\n        severity\n        message\n        type\n      }\n      projectId\n      organizationId\n      createdAt\n      updatedAt\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "1e2946243aabc3392f6b324816bbb59a";

export default node;

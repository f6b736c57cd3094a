/**
 * @generated SignedSource<<dc6ac6de1ae0e14919c5928932ae7df5>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type StageStatus = "ACTIVE" | "INACTIVE" | "UNKNOWN" | "%future added value";
export type CreateBackendStageInput = {
  origin: BackendStageOriginInput;
  pipelineId: string;
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
export type operationsBalanceMutation$variables = {
  one: CreateBackendStageInput;
  other: CreateBackendStageInput;
};
export type operationsBalanceMutation$data = {
  readonly one: {
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
  readonly other: {
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
};
export type operationsBalanceMutation = {
  response: operationsBalanceMutation$data;
  variables: operationsBalanceMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "one"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "other"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "__typename",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "region",
  "storageKey": null
},
v4 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "BackendStage",
    "kind": "LinkedField",
    "name": "backendStage",
    "plural": false,
    "selections": [
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "status",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "createdAt",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "updatedAt",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Pipeline",
        "kind": "LinkedField",
        "name": "pipeline",
        "plural": false,
        "selections": [
          (v2/*:: as any*/)
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": null,
        "kind": "LinkedField",
        "name": "origin",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
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
              (v3/*:: as any*/),
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
              (v3/*:: as any*/),
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
v5 = [
  {
    "alias": "one",
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "one"
      }
    ],
    "concreteType": "CreateBackendStagePayload",
    "kind": "LinkedField",
    "name": "createBackendStage",
    "plural": false,
    "selections": (v4/*:: as any*/),
    "storageKey": null
  },
  {
    "alias": "other",
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "other"
      }
    ],
    "concreteType": "CreateBackendStagePayload",
    "kind": "LinkedField",
    "name": "createBackendStage",
    "plural": false,
    "selections": (v4/*:: as any*/),
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "operationsBalanceMutation",
    "selections": (v5/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "operationsBalanceMutation",
    "selections": (v5/*:: as any*/)
  },
  "params": {
    "cacheID": "d237fe00382cdaf3b7d002325bd8f2ae",
    "id": null,
    "metadata": {},
    "name": "operationsBalanceMutation",
    "operationKind": "mutation",
    "text": "mutation operationsBalanceMutation(\n  $one: CreateBackendStageInput!\n  $other: CreateBackendStageInput!\n) {\n  one: createBackendStage(input: $one) {\n    backendStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      pipeline {\n        id\n      }\n      origin {\n        __typename\n        ... on ScalewayS3Origin {\n          bucketName\n          bucketRegion\n          isWebsite\n        }\n        ... on ScalewayLoadBalancerOrigin {\n          lbs {\n            lbId\n            zone\n            frontendId\n            isSsl\n            domainName\n            hasWebsocket\n            privateNetworkId\n          }\n        }\n        ... on ScalewayServerlessContainerOrigin {\n          region\n          containerId\n        }\n        ... on ScalewayServerlessFunctionOrigin {\n          region\n          functionId\n        }\n      }\n    }\n  }\n  other: createBackendStage(input: $other) {\n    backendStage {\n      __typename\n      id\n      status\n      createdAt\n      updatedAt\n      pipeline {\n        id\n      }\n      origin {\n        __typename\n        ... on ScalewayS3Origin {\n          bucketName\n          bucketRegion\n          isWebsite\n        }\n        ... on ScalewayLoadBalancerOrigin {\n          lbs {\n            lbId\n            zone\n            frontendId\n            isSsl\n            domainName\n            hasWebsocket\n            privateNetworkId\n          }\n        }\n        ... on ScalewayServerlessContainerOrigin {\n          region\n          containerId\n        }\n        ... on ScalewayServerlessFunctionOrigin {\n          region\n          functionId\n        }\n      }\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "85bc39c575e0c54e0da5c57f16ab4e37";

export default node;

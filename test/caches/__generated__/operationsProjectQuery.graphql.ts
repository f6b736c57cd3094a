/**
 * @generated SignedSource<<2add574a246c50a8eace2ec8fbeb9aa9>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type PlanName = "ADVANCED" | "PROFESSIONAL" | "STARTER" | "UNKNOWN" | "%future added value";
export type operationsProjectQuery$variables = Record<PropertyKey, never>;
export type operationsProjectQuery$data = {
  readonly billing: {
    readonly currentPlan: {
      readonly backendLimit: number | null | undefined;
      readonly packageGb: number | null | undefined;
      readonly pipelineLimit: number | null | undefined;
      readonly planName: PlanName;
      readonly wafRequests: number | null | undefined;
      readonly wildcardDomain: boolean | null | undefined;
    } | null | undefined;
    readonly extraPipelinesCost: {
      readonly currencyCode: string;
      readonly nanos: number;
      readonly units: number;
    } | null | undefined;
    readonly pipelineNumber: number | null | undefined;
    readonly planCost: {
      readonly currencyCode: string;
      readonly nanos: number;
      readonly units: number;
    } | null | undefined;
    readonly plansUsageDetails: ReadonlyArray<{
      readonly plan: string;
      readonly planCost: {
        readonly currencyCode: string;
        readonly nanos: number;
        readonly units: number;
      } | null | undefined;
    }>;
    readonly totalCost: {
      readonly currencyCode: string;
      readonly nanos: number;
      readonly units: number;
    } | null | undefined;
  } | null | undefined;
  readonly currentPlan: {
    readonly planName: PlanName;
  } | null | undefined;
  readonly plans: ReadonlyArray<{
    readonly backendLimit: number | null | undefined;
    readonly packageGb: number | null | undefined;
    readonly pipelineLimit: number | null | undefined;
    readonly planName: PlanName;
    readonly wafRequests: number | null | undefined;
    readonly wildcardDomain: boolean | null | undefined;
  }> | null | undefined;
};
export type operationsProjectQuery = {
  response: operationsProjectQuery$data;
  variables: operationsProjectQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "planName",
  "storageKey": null
},
v1 = [
  (v0/*:: as any*/),
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "packageGb",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "pipelineLimit",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "wafRequests",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "backendLimit",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "wildcardDomain",
    "storageKey": null
  }
],
v2 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "currencyCode",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "units",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "nanos",
    "storageKey": null
  }
],
v3 = {
  "alias": null,
  "args": null,
  "concreteType": "Money",
  "kind": "LinkedField",
  "name": "planCost",
  "plural": false,
  "selections": (v2/*:: as any*/),
  "storageKey": null
},
v4 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "PlanDetails",
    "kind": "LinkedField",
    "name": "plans",
    "plural": true,
    "selections": (v1/*:: as any*/),
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "concreteType": "CurrentPlan",
    "kind": "LinkedField",
    "name": "currentPlan",
    "plural": false,
    "selections": [
      (v0/*:: as any*/)
    ],
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "concreteType": "Billing",
    "kind": "LinkedField",
    "name": "billing",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "PlanDetails",
        "kind": "LinkedField",
        "name": "currentPlan",
        "plural": false,
        "selections": (v1/*:: as any*/),
        "storageKey": null
      },
      (v3/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "pipelineNumber",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "extraPipelinesCost",
        "plural": false,
        "selections": (v2/*:: as any*/),
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "PlanUsageDetails",
        "kind": "LinkedField",
        "name": "plansUsageDetails",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "plan",
            "storageKey": null
          },
          (v3/*:: as any*/)
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Money",
        "kind": "LinkedField",
        "name": "totalCost",
        "plural": false,
        "selections": (v2/*:: as any*/),
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "operationsProjectQuery",
    "selections": (v4/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "operationsProjectQuery",
    "selections": (v4/*:: as any*/)
  },
  "params": {
    "cacheID": "0d3e054780ec917460882e71e3fb31c7",
    "id": null,
    "metadata": {},
    "name": "operationsProjectQuery",
    "operationKind": "query",
    "text": "query operationsProjectQuery {\n  plans {\n    planName\n    packageGb\n    pipelineLimit\n    wafRequests\n    backendLimit\n    wildcardDomain\n  }\n  currentPlan {\n    planName\n  }\n  billing {\n    currentPlan {\n      planName\n      packageGb\n      pipelineLimit\n      wafRequests\n      backendLimit\n      wildcardDomain\n    }\n    planCost {\n      currencyCode\n      units\n      nanos\n    }\n    pipelineNumber\n    extraPipelinesCost {\n      currencyCode\n      units\n      nanos\n    }\n    plansUsageDetails {\n      plan\n      planCost {\n        currencyCode\n        units\n        nanos\n      }\n    }\n    totalCost {\n      currencyCode\n      units\n      nanos\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "773e99afd80e16ead58ce9fd8e446ac1";

export default node;

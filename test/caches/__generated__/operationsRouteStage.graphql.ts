/**
 * @generated SignedSource<<a9a1247cb4d9ff08c68a1cf5609a93fe>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type HostFilterType = "REGEX" | "UNKNOWN" | "%future added value";
export type MethodFilter = "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT" | "UNKNOWN" | "%future added value";
export type PathFilterType = "REGEX" | "UNKNOWN" | "%future added value";
export type StageStatus = "ACTIVE" | "INACTIVE" | "UNKNOWN" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type operationsRouteStage$data = {
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
  readonly " $fragmentType": "operationsRouteStage";
};
export type operationsRouteStage$key = {
  readonly " $data"?: operationsRouteStage$data;
  readonly " $fragmentSpreads": FragmentRefs<"operationsRouteStage">;
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
v2 = [
  (v1/*:: as any*/)
],
v3 = {
  "alias": null,
  "args": null,
  "concreteType": "WafStage",
  "kind": "LinkedField",
  "name": "wafStage",
  "plural": false,
  "selections": (v2/*:: as any*/),
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "concreteType": "BackendStage",
  "kind": "LinkedField",
  "name": "backendStage",
  "plural": false,
  "selections": (v2/*:: as any*/),
  "storageKey": null
},
v5 = [
  (v0/*:: as any*/),
  (v1/*:: as any*/)
],
v6 = {
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
  "name": "operationsRouteStage",
  "selections": [
    (v0/*:: as any*/),
    (v1/*:: as any*/),
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
      "selections": (v2/*:: as any*/),
      "storageKey": null
    },
    (v3/*:: as any*/),
    (v4/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "concreteType": null,
      "kind": "LinkedField",
      "name": "nextStage",
      "plural": false,
      "selections": (v5/*:: as any*/),
      "storageKey": null
    },
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
                (v6/*:: as any*/)
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
                (v6/*:: as any*/)
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
          "selections": (v5/*:: as any*/),
          "storageKey": null
        },
        (v4/*:: as any*/),
        (v3/*:: as any*/)
      ],
      "storageKey": null
    }
  ],
  "type": "RouteStage",
  "abstractKey": null
};
})();

(node as any).hash = "216203a16c4d271990818cf6edae9c58";

export default node;

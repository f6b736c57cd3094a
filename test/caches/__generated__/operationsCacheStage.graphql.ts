/**
 * @generated SignedSource<<4cc05ba2cb5280f9d46d2c93b2acc658>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type StageStatus = "ACTIVE" | "INACTIVE" | "UNKNOWN" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type operationsCacheStage$data = {
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
  readonly " $fragmentType": "operationsCacheStage";
};
export type operationsCacheStage$key = {
  readonly " $data"?: operationsCacheStage$data;
  readonly " $fragmentSpreads": FragmentRefs<"operationsCacheStage">;
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
];
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "operationsCacheStage",
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
    {
      "alias": null,
      "args": null,
      "concreteType": "BackendStage",
      "kind": "LinkedField",
      "name": "backendStage",
      "plural": false,
      "selections": (v2/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "WafStage",
      "kind": "LinkedField",
      "name": "wafStage",
      "plural": false,
      "selections": (v2/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "RouteStage",
      "kind": "LinkedField",
      "name": "routeStage",
      "plural": false,
      "selections": (v2/*:: as any*/),
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": null,
      "kind": "LinkedField",
      "name": "nextStage",
      "plural": false,
      "selections": [
        (v0/*:: as any*/),
        (v1/*:: as any*/)
      ],
      "storageKey": null
    }
  ],
  "type": "CacheStage",
  "abstractKey": null
};
})();

(node as any).hash = "3d782917ebbf43976ea9613844fadeb1";

export default node;

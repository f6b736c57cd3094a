/**
 * @generated SignedSource<<e573884529d6349fc5d9f3d433095dd6>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type PurgeRequestStatus = "DONE" | "ERROR" | "PENDING" | "UNKNOWN" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type operationsPurgeRequest$data = {
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
  readonly " $fragmentType": "operationsPurgeRequest";
};
export type operationsPurgeRequest$key = {
  readonly " $data"?: operationsPurgeRequest$data;
  readonly " $fragmentSpreads": FragmentRefs<"operationsPurgeRequest">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
};
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "operationsPurgeRequest",
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "__typename",
      "storageKey": null
    },
    (v0/*:: as any*/),
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
        (v0/*:: as any*/)
      ],
      "storageKey": null
    }
  ],
  "type": "PurgeRequest",
  "abstractKey": null
};
})();

(node as any).hash = "6f35e00883709edfab9dcff40c3d8bb2";

export default node;

/**
 * @generated SignedSource<<926cfaa74d731db23345c3fd0b56c7e9>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type StageStatus = "ACTIVE" | "INACTIVE" | "UNKNOWN" | "%future added value";
export type WafStageMode = "DISABLE" | "ENABLE" | "LOG_ONLY" | "UNKNOWN" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type operationsWafStage$data = {
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
  readonly " $fragmentType": "operationsWafStage";
};
export type operationsWafStage$key = {
  readonly " $data"?: operationsWafStage$data;
  readonly " $fragmentSpreads": FragmentRefs<"operationsWafStage">;
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
  "name": "operationsWafStage",
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
  "type": "WafStage",
  "abstractKey": null
};
})();

(node as any).hash = "eaf2c005c01b621eb85bdc6b589faf20";

export default node;

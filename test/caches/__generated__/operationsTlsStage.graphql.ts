/**
 * @generated SignedSource<<2c65b2c0407921d0d922107a412ef7a8>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type StageStatus = "ACTIVE" | "INACTIVE" | "UNKNOWN" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type operationsTlsStage$data = {
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
  readonly " $fragmentType": "operationsTlsStage";
};
export type operationsTlsStage$key = {
  readonly " $data"?: operationsTlsStage$data;
  readonly " $fragmentSpreads": FragmentRefs<"operationsTlsStage">;
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
  "name": "operationsTlsStage",
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
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "region",
          "storageKey": null
        }
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
      "concreteType": "CacheStage",
      "kind": "LinkedField",
      "name": "cacheStage",
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
  "type": "TlsStage",
  "abstractKey": null
};
})();

(node as any).hash = "72dbdfb99e5b18c64423b32090b7be3c";

export default node;

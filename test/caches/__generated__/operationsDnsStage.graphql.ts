/**
 * @generated SignedSource<<145480abc2223c6b9d11f94b56ad3a38>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type DnsStageType = "AUTO" | "CUSTOM" | "MANAGED" | "UNKNOWN" | "%future added value";
export type StageStatus = "ACTIVE" | "INACTIVE" | "UNKNOWN" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type operationsDnsStage$data = {
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
  readonly " $fragmentType": "operationsDnsStage";
};
export type operationsDnsStage$key = {
  readonly " $data"?: operationsDnsStage$data;
  readonly " $fragmentSpreads": FragmentRefs<"operationsDnsStage">;
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
  "name": "operationsDnsStage",
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
      "concreteType": "TlsStage",
      "kind": "LinkedField",
      "name": "tlsStage",
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
  "type": "DnsStage",
  "abstractKey": null
};
})();

(node as any).hash = "26938bf80e6b2d3b597352411454ab4c";

export default node;

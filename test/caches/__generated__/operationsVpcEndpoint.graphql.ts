/**
 * @generated SignedSource<<5a029367cbbb02508ea94c4e08b64fbc>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type operationsVpcEndpoint$data = {
  readonly __typename: "VpcEndpoint";
  readonly createdAt: string;
  readonly id: string;
  readonly privateNetworkId: string;
  readonly projectId: string;
  readonly region: string;
  readonly updatedAt: string;
  readonly " $fragmentType": "operationsVpcEndpoint";
};
export type operationsVpcEndpoint$key = {
  readonly " $data"?: operationsVpcEndpoint$data;
  readonly " $fragmentSpreads": FragmentRefs<"operationsVpcEndpoint">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "operationsVpcEndpoint",
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "__typename",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "id",
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
      "name": "region",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "privateNetworkId",
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
    }
  ],
  "type": "VpcEndpoint",
  "abstractKey": null
};

(node as any).hash = "fde0f48d6a7540b4c3689b100e3fcbc1";

export default node;

/**
 * @generated SignedSource<<294506044f66b035366a66ce9e67bbad>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type PipelineErrorSeverity = "CRITICAL" | "UNKNOWN" | "WARNING" | "%future added value";
export type PipelineErrorStage = "BACKEND" | "CACHE" | "DNS" | "TLS" | "UNKNOWN" | "%future added value";
export type PipelineErrorType = "CONFIG" | "RUNTIME" | "UNKNOWN" | "%future added value";
export type PipelineStatus = "ERROR" | "LOCKED" | "PENDING" | "READY" | "UNKNOWN" | "WARNING" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type operationsPipeline$data = {
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
  readonly " $fragmentType": "operationsPipeline";
};
export type operationsPipeline$key = {
  readonly " $data"?: operationsPipeline$data;
  readonly " $fragmentSpreads": FragmentRefs<"operationsPipeline">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "operationsPipeline",
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
  "type": "Pipeline",
  "abstractKey": null
};

(node as any).hash = "6434b6a8df2ff0b1981a397774985a26";

export default node;

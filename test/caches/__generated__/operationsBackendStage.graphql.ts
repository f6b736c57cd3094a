/**
 * @generated SignedSource<<e733cf253cdb07efbd70d539b97e1fd9>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type StageStatus = "ACTIVE" | "INACTIVE" | "UNKNOWN" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type operationsBackendStage$data = {
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
  readonly " $fragmentType": "operationsBackendStage";
};
export type operationsBackendStage$key = {
  readonly " $data"?: operationsBackendStage$data;
  readonly " $fragmentSpreads": FragmentRefs<"operationsBackendStage">;
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
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "region",
  "storageKey": null
};
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "operationsBackendStage",
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
      "selections": [
        (v1/*:: as any*/)
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
        (v0/*:: as any*/),
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
            (v2/*:: as any*/),
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
            (v2/*:: as any*/),
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
  "type": "BackendStage",
  "abstractKey": null
};
})();

(node as any).hash = "fc21943afbd56a7825f3f284d87a3387";

export default node;

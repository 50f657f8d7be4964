import { expect, it } from "@jest/globals";
import { partitionOperation } from "./table-operations.js";

it("takes an action about partitions that it does not know for the heaviest", () => {
  expect([partitionOperation("split partition"), partitionOperation("drop partition")]).toEqual(["unknown-action", "drop-partition"]);
});

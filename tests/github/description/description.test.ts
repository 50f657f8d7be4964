import { describe, expect, it } from "@jest/globals";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { GRAPHQL_FIELDS, GRAPHQL_TYPES } from "../../../scripts/github-description/graphql-types.js";
import { referencesIn } from "../../../scripts/github-description/json-schema.js";
import { OPERATIONS } from "../../../scripts/github-description/operations.js";
import type { JsonObject } from "../json.js";
import { projectRoot } from "../project-root.js";

const folder = join(projectRoot(), "tests/github/description");

describe("the committed description of GitHub", () => {
  it("holds the operations of the list and no others, and every schema that they refer to", async () => {
    const { operations, schemas } = JSON.parse(await readFile(join(folder, "openapi.json"), "utf8")) as { readonly operations: JsonObject; readonly schemas: JsonObject };
    expect(Object.keys(operations)).toEqual(OPERATIONS);
    const reached = new Set([...referencesIn(operations), ...referencesIn(schemas), "basic-error", "validation-error", "validation-error-simple"]);
    expect(Object.keys(schemas)).toEqual([...reached].sort());
  });

  it("has a GraphQL schema that is one, with the types and fields of the list", async () => {
    const schema = buildSchema(await readFile(join(folder, "schema.graphql"), "utf8"));
    expect(GRAPHQL_TYPES.filter((type) => schema.getType(type) === undefined)).toEqual([]);
    expect(Object.keys(schema.getQueryType()!.getFields()).sort()).toEqual([...GRAPHQL_FIELDS.Query!].sort());
  });

  it("stays small enough to be committed", async () => {
    const sizes = await Promise.all(["openapi.json", "schema.graphql"].map(async (file) => (await stat(join(folder, file))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
  });
});

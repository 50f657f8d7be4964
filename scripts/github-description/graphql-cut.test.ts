import { describe, expect, it } from "@jest/globals";
import { cutGraphQl } from "./graphql-cut.js";

const SDL = `
"""Prose""" interface Node { id: ID! }
scalar DateTime
scalar Unused
enum Order { "up" ASC DESC @deprecated(reason: "x") }
input Filter { since: DateTime, nested: Filter }
type Query { viewer: User!, other: Other, users(by: Order = ASC, filter: Filter): [User!]! }
type Other { name: String }
type User implements Node & Gone { id: ID!, login: String! @preview(toggledBy: "x"), login: String!, other: Other }
interface Gone { id: ID! }
directive @preview(toggledBy: String!) on FIELD_DEFINITION
`;

describe("the cut of the GraphQL schema", () => {
  it("keeps the wanted types, the fields between them and what their arguments need", () => {
    expect(cutGraphQl(SDL, ["Query", "User", "Node"], {})).toBe(`scalar DateTime

input Filter {
  since: DateTime
  nested: Filter
}

interface Node {
  id: ID!
}

enum Order {
  ASC
  DESC
}

type Query {
  viewer: User!
  users(by: Order = ASC, filter: Filter): [User!]!
}

type User implements Node {
  id: ID!
  login: String!
}
`);
  });

  it("narrows a type to the named fields, and refuses a type that is not there", () => {
    expect(cutGraphQl(SDL, ["Query", "User"], { Query: ["viewer"] })).not.toContain("users");
    expect(() => cutGraphQl(SDL, ["Query", "Nobody"], {})).toThrow("GitHub's schema has no type Nobody");
  });
});

import { describe, expect, it } from "@jest/globals";
import { cutOpenApi, renderOpenApi } from "./openapi-cut.js";

const ERROR = { type: "object", properties: { message: { type: "string" } } };
const DESCRIPTION = {
  info: { version: "1.2.3" },
  paths: {
    "/a/{id}": {
      get: {
        description: "Much prose",
        parameters: [{ $ref: "#/components/parameters/id" }],
        responses: { 200: { description: "Fine", content: { "application/json": { schema: { $ref: "#/components/schemas/thing" }, examples: {} } } }, 404: { $ref: "#/components/responses/none" } },
      },
      delete: { responses: { 204: { description: "Gone" } } },
    },
  },
  components: {
    parameters: { id: { name: "id", in: "path", required: true, description: "The id", schema: { type: "integer", example: 7 } } },
    responses: { none: { content: { "application/json": { schema: { $ref: "#/components/schemas/basic-error" } } } } },
    schemas: {
      thing: {
        title: "Thing", type: "object", required: ["colour"], example: {},
        properties: { colour: { type: "string", nullable: true, enum: ["red"] }, owner: { nullable: true, allOf: [{ $ref: "#/components/schemas/user" }] }, title: { type: "string", description: "A member that is called title" } },
      },
      user: { type: "object", properties: { login: { type: "string" } } },
      unused: { type: "object" },
      "basic-error": ERROR, "validation-error": ERROR, "validation-error-simple": ERROR,
    },
  },
};

describe("the cut of the OpenAPI description", () => {
  it("keeps the wanted operations and what they reach, without prose, with null as a type", () => {
    const cut = cutOpenApi(DESCRIPTION, ["GET /a/{id}"]);
    expect(cut).toEqual({
      version: "1.2.3",
      operations: {
        "GET /a/{id}": {
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
          responses: { 200: { "application/json": { $ref: "#/schemas/thing" } }, 404: { "application/json": { $ref: "#/schemas/basic-error" } } },
        },
      },
      schemas: {
        "basic-error": ERROR,
        thing: {
          type: "object", required: ["colour"],
          properties: { colour: { type: ["string", "null"], enum: ["red", null] }, owner: { anyOf: [{ allOf: [{ $ref: "#/schemas/user" }] }, { type: "null" }] }, title: { type: "string" } },
        },
        user: { type: "object", properties: { login: { type: "string" } } },
        "validation-error": ERROR, "validation-error-simple": ERROR,
      },
    });
    expect(JSON.parse(renderOpenApi(cut))).toEqual(cut);
  });

  it("refuses an operation that the description does not have", () => {
    expect(() => cutOpenApi(DESCRIPTION, ["GET /b"])).toThrow("GitHub's description has no operation GET /b");
  });
});

import { describe, expect, it } from "@jest/globals";
import { Problem, problemReply } from "./problem";

describe("the reply to a problem", () => {
  it("has the status of its kind, and says in detail what happened", () => {
    expect(problemReply(new Problem("conflict", "An order that is shipped cannot be cancelled."))).toEqual({
      status: 409,
      headers: { "content-type": "application/problem+json" },
      body: {
        type: "/problems/conflict",
        title: "The state of the order forbids this",
        status: 409,
        detail: "An order that is shipped cannot be cancelled.",
      },
    });
  });

  it("lists what is wrong with the request", () => {
    const violations = [{ pointer: "/currency", detail: "must be an ISO 4217 code of three capital letters" }];

    expect(problemReply(new Problem("invalid-request", "1 value is not valid.", { violations })).body).toMatchObject({
      violations,
    });
  });

  it("names the methods that the resource supports", () => {
    const reply = problemReply(new Problem("method-not-allowed", "There is no PUT.", { allowed: ["GET", "POST"] }));

    expect(reply.headers).toEqual({ "content-type": "application/problem+json", allow: "GET, POST" });
  });
});

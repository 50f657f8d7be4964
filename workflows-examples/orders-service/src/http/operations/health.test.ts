import { describe, expect, it } from "@jest/globals";
import { aRequest } from "../../../tests/operation-request";
import { live, ready } from "./health";

const answers = (): Promise<void> => Promise.resolve();
const refuses = (): Promise<void> => Promise.reject(new Error("connection refused"));

describe("liveness", () => {
  it("is given as long as the process answers", async () => {
    expect(await live()(aRequest())).toMatchObject({ status: 200, body: { status: "live" } });
  });
});

describe("readiness", () => {
  it("is given when the database answers", async () => {
    expect(await ready(answers, () => false)(aRequest())).toMatchObject({ status: 200, body: { status: "ready" } });
  });

  it("is withdrawn when the database does not answer, without telling the world why", async () => {
    await expect(ready(refuses, () => false)(aRequest())).rejects.toMatchObject({
      kind: "not-ready",
      message: "The database does not answer.",
    });
  });

  it("is withdrawn as soon as the service is stopping", async () => {
    await expect(ready(answers, () => true)(aRequest())).rejects.toMatchObject({
      kind: "not-ready",
      message: "The service is stopping.",
    });
  });
});

import { describe, expect, it } from "@jest/globals";
import { readActLog } from "./run-act.js";

describe("readActLog", () => {
  it("reads how jobs ended, their outputs and their summaries, and passes over what is no JSON", () => {
    const log = [
      "Couldn't get a valid docker connection",
      '{"jobID":"plan","matrix":{},"command":"set-output","name":"matrix","arg":"{}","msg":"x"}',
      '{"jobID":"plan","matrix":{},"jobResult":"success","msg":"x"}',
      '{"jobID":"shard","matrix":{"shard":0},"jobResult":"failure","msg":"x"}',
      '{"jobID":"shard","matrix":{"shard":1},"command":"summary","content":"## a\\n"}',
      '{"jobID":"shard","matrix":{"shard":1},"command":"summary","content":"## b\\n"}',
      "",
    ].join("\n");
    expect(readActLog(log)).toEqual({
      jobs: [{ id: "plan", shard: null, result: "success" }, { id: "shard", shard: "0", result: "failure" }],
      outputs: new Map([["plan/matrix", "{}"]]),
      summaries: new Map([["shard", "## a\n## b\n"]]),
    });
  });
});

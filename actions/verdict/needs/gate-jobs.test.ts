import { describe, expect, it } from "@jest/globals";
import { InputError } from "../../../shared/action/errors.js";
import { readGateJobs } from "./gate-jobs.js";

describe("readGateJobs", () => {
  it("reads which gate each job runs", () => {
    expect([...readGateJobs(["merge=merge-shards", "coverage=coverage-gate"])]).toEqual([["merge", "merge-shards"], ["coverage", "coverage-gate"]]);
  });

  it.each(["merge", "merge=", "=merge-shards", "merge=Merge Shards", "a=b=c"])("refuses %j", (entry) => {
    expect(() => readGateJobs([entry])).toThrow(InputError);
  });

  it("refuses a job that is named twice", () => {
    expect(() => readGateJobs(["a=b", "a=c"])).toThrow('job "a" is named twice');
  });
});

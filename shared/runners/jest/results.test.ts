import { describe, expect, it } from "@jest/globals";
import { jestDurations, jestTests, type JestFile } from "./results.js";

const file = (fields: Partial<JestFile>): JestFile => ({ name: "/r/a.test.js", status: "passed", message: undefined, startTime: 0, endTime: 0, assertionResults: [], ...fields });
const assertion = (fields: object): JestFile["assertionResults"][number] => ({ ancestorTitles: [], title: "t", status: "passed", duration: undefined, failureMessages: undefined, location: undefined, ...fields });
const idOf = (name: string): string => name.slice(3);

describe("the results of Jest's report", () => {
  it("take what older versions leave out as nothing, and every unknown status as skipped", () => {
    const tests = jestTests([file({ assertionResults: [assertion({}), assertion({ status: "disabled", title: "u", duration: -1, failureMessages: null, location: null })] })], idOf);
    expect(tests.map(({ id, status, seconds, message, line }) => [id, status, seconds, message, line])).toEqual([["a.test.js > t", "passed", 0, null, null], ["a.test.js > u", "skipped", 0, null, null]]);
  });

  it("count a failed file without a failed test as a failure of its own, even without a message", () => {
    expect(jestTests([file({ status: "failed" })], idOf)).toEqual([
      { id: "a.test.js", item: "a.test.js", status: "failed", seconds: 0, message: "", classname: "a.test.js", name: "the file as a whole", file: "a.test.js", line: null },
    ]);
  });

  it("cut messages without end to a length for people", () => {
    const [test] = jestTests([file({ assertionResults: [assertion({ status: "failed", failureMessages: ["x".repeat(30_000), "y"] })] })], idOf);
    expect(test?.message).toHaveLength(20_000);
  });

  it("add up the times of a file that runs in several projects, and leave out one that did not run", () => {
    const files = [file({ startTime: 1000, endTime: 3500 }), file({ startTime: 0, endTime: 500 }), file({ name: "/r/b.test.js" })];
    expect(jestDurations(files, idOf)).toEqual([{ id: "a.test.js", seconds: 3 }]);
  });
});

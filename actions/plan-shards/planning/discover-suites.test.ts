import { describe, expect, it } from "@jest/globals";
import { InputError } from "../../../shared/action/errors.js";
import { project, suitePolicy } from "../../../shared/runners/testing/project.js";
import { discoverSuites } from "./discover-suites.js";

describe("listing the tests of every suite", () => {
  it("refuses several tests of one id, whose results could not be told apart, and names them", async () => {
    const made = await project(null);
    const suite = suitePolicy({ runner: "jest", name: "unit", command: ["node", "list.js"] });
    const discovering = async (files: readonly string[]): Promise<readonly string[]> => {
      await made.write({ "list.js": `console.log(JSON.stringify(${JSON.stringify(files)}.map((file) => __dirname + "/" + file)));` });
      const [{ discovery } = { discovery: { items: [] } }] = await discoverSuites([{ suite, evidence: "the policy" }], made.context);
      return discovery.items.map(({ id }) => id);
    };
    expect(await discovering(["a.js", "b.js"])).toEqual(["a.js", "b.js"]);
    const twice = discovering(["a.js", "b.js", "a.js", "a.js"]);
    await expect(twice).rejects.toThrow(InputError);
    await expect(twice).rejects.toThrow(/^suite unit: jest lists several tests of one id: a\.js; give each test a name or parameters of its own$/);
    const many = Array.from({ length: 7 }, (_, index) => `${index}.js`);
    await expect(discovering([...many, ...many])).rejects.toThrow("one id: 0.js, 1.js, 2.js, 3.js, 4.js and 2 more; give");
  });
});

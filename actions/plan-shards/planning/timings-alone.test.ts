import { describe, expect, it } from "@jest/globals";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { contextFor } from "../../../tests/support/context.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import type { Outcome } from "../../../shared/action/context.js";
import { InputError } from "../../../shared/action/errors.js";
import { definition } from "../action.js";

describe("planning a timings file alone", () => {
  const folder = useTemporaryFolder();

  async function plan(content: string | null, wish: Readonly<Record<string, string>> = { shards: "2" }): Promise<Outcome> {
    if (content !== null) await writeFile(path.join(folder(), "timings.json"), content);
    return definition.invoke(new Map([["timings", "timings.json"], ...Object.entries(wish)]), contextFor({ workspace: folder() }));
  }

  it("says that the file is missing, and not that it is empty", async () => {
    await expect(plan(null)).rejects.toThrow(/^cannot read .*timings\.json: there is no such file; without a repository it says what to plan$/);
  });

  it.each([null, "", "{}", '{"tests":{}}', '{"tests":{"a":-1}}', '{"tests":{"a":1', "root:x:0:0\n"])("calls a file wrong input whatever is wrong with it: %j", async (content) => {
    await expect(plan(content)).rejects.toThrow(InputError);
    await expect(plan(content)).rejects.not.toThrow("root:x");
  });

  it("refuses durations whose sum would be no number, instead of a document without figures", async () => {
    await expect(plan('{"tests":{"a":1e308,"b":1e308,"c":1e308}}')).rejects.toThrow(/timings\.json: tests\.a: expected a number from 0 to 1000000000, found 1e\+308$/);
    const { document } = await plan('{"tests":{"a":1e9,"b":1e9,"c":1e9}}');
    expect(document).toMatchObject({ makespan: 2e9, bound: 1.5e9 });
  });

  it.each([
    [{ shards: "2" }, 2, "2 shards for 3 items: as asked"],
    [{ target: "6s" }, 2, "2 shards for 3 items: the least number that is predicted to stay within 6.00 s"],
    [{ shards: "1", target: "6s" }, 1, "1 shard for 3 items: as asked"],
    [{ target: "1s" }, 3, "3 shards for 3 items: more would not help: the longest test alone takes 3.00 s, above the target of 1.00 s"],
    [{ target: "3s", "max-shards": "2" }, 2, "2 shards for 3 items: the most that is allowed; the target of 3.00 s is not reached"],
  ])("takes a number of shards or a target: %j", async (wish, count, headline) => {
    const { document, text } = await plan('{"tests":{"a":3,"b":3,"c":3}}', wish);
    expect((document as { shards: unknown[] }).shards).toHaveLength(count);
    expect(text({ colour: false, columns: 80 }).split("\n")[0]).toBe(headline);
  });

  it("speaks of one item, and needs to know how many shards", async () => {
    expect((await plan('{"tests":{"a":3}}')).text({ colour: false, columns: 80 })).toMatch(/^2 shards for 1 item: as asked\n/);
    await expect(plan('{"tests":{"a":3}}', {})).rejects.toThrow("input shards or target is required when only a timings file is planned");
  });
});

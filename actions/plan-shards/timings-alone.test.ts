import { describe, expect, it } from "@jest/globals";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { contextFor } from "../../tests/support/context.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import type { Outcome } from "../../shared/action/context.js";
import { definition } from "./action.js";

describe("planning a timings file alone", () => {
  const folder = useTemporaryFolder();

  async function plan(content: string | null): Promise<Outcome> {
    if (content !== null) await writeFile(path.join(folder(), "timings.json"), content);
    return definition.invoke(new Map([["timings", "timings.json"], ["shards", "2"]]), contextFor({ workspace: folder() }));
  }

  it("says that the file is missing, and not that it is empty", async () => {
    await expect(plan(null)).rejects.toThrow(/^cannot read .*timings\.json: there is no such file; without a repository it says what to plan$/);
  });

  it("refuses durations whose sum would be no number, instead of a document without figures", async () => {
    await expect(plan('{"tests":{"a":1e308,"b":1e308,"c":1e308}}')).rejects.toThrow(/timings\.json: tests\.a: expected a number from 0 to 1000000000, found 1e\+308$/);
    const { document } = await plan('{"tests":{"a":1e9,"b":1e9,"c":1e9}}');
    expect(document).toMatchObject({ makespan: 2e9, bound: 1.5e9 });
  });
});

import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { writeFileAtomic } from "../../shared/files/atomic-write.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { clearResults } from "./clear-results.js";
import { placesIn } from "./places.js";

const COMMIT = "c".repeat(40);

describe("clearing the results of an earlier run", () => {
  const folder = useTemporaryFolder();

  it("leaves the durations, records about other commits and records of other gates", async () => {
    const [mine, other] = [`${COMMIT}.json`, `${"d".repeat(40)}.json`];
    const kept = ["records", `records/coverage-gate-${other}`, `records/ddl-review-${mine}`, "timings.json"];
    const old = ["plan.json", "shards/0/manifest.json", "merged/proof.json", "report.html", `records/merge-shards-${mine}`, `records/coverage-gate-${mine}`];
    for (const file of [...kept.slice(1), ...old]) await writeFileAtomic(path.join(folder(), ".plimsoll", file), "");
    await clearResults(folder(), COMMIT, placesIn(folder()));
    expect((await readdir(path.join(folder(), ".plimsoll"), { recursive: true })).sort()).toEqual(kept);
  });

  it("says in one line what cannot be removed", async () => {
    await writeFileAtomic(path.join(folder(), "file"), "");
    const places = { ...placesIn(folder()), merged: path.join(folder(), "file/merged") };
    await expect(clearResults(folder(), COMMIT, places)).rejects.toThrow(`cannot write ${folder()}/file/merged: a part of the path is a file; choose another path`);
  });
});

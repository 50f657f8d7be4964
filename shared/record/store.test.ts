import { describe, expect, it } from "@jest/globals";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InconclusiveError, InputError } from "../action/errors.js";
import { ShapeError } from "../schema/shape.js";
import type { GateRecord } from "./record.js";
import { allRecords, findRecords, recordJson, RECORDS_FOLDER, storeRecord } from "./store.js";
import { COMMIT, sampleRecord } from "./testing/sample.js";

describe("the records of a repository", () => {
  const folder = useTemporaryFolder();
  const at = (...names: readonly string[]): string => path.join(folder(), RECORDS_FOLDER, ...names);

  function ofGate(gate: string, commit = COMMIT): GateRecord {
    const record = sampleRecord();
    return { ...record, subject: [{ name: "x", digest: new Map([["gitCommit", commit]]) }], predicate: { ...record.predicate, gate } };
  }

  it("are found by their commit, the latest of each gate, and no others", async () => {
    expect(await findRecords(folder(), COMMIT)).toEqual([]);
    const file = await storeRecord(folder(), ofGate("ddl-review"));
    expect(file).toBe(at(`ddl-review-${COMMIT}.json`));
    await storeRecord(folder(), { ...sampleRecord(), predicate: { ...sampleRecord().predicate, verdict: "fail" } });
    await storeRecord(folder(), sampleRecord());
    await storeRecord(folder(), ofGate("coverage-gate", "9".repeat(40)));
    await writeFile(at("notes.txt"), "");
    await symlink(file, at(`linked-${COMMIT}.json`));
    expect(await findRecords(folder(), COMMIT)).toEqual([sampleRecord(), ofGate("ddl-review")]);
    expect(await readFile(at(`coverage-gate-${COMMIT}.json`), "utf8")).toBe(recordJson(sampleRecord()));
  });

  it.each(["", recordJson(sampleRecord()).slice(0, 300), "{}"])("make the search inconclusive when one of them cannot be read (%#)", async (content) => {
    await storeRecord(folder(), ofGate("ddl-review"));
    await writeFile(at(`broken-${COMMIT}.json`), content);
    const finding = findRecords(folder(), COMMIT);
    await expect(finding).rejects.toThrow(InconclusiveError);
    await expect(finding).rejects.toThrow(`${RECORDS_FOLDER}/broken-${COMMIT}.json: `);
  });

  it("are found whatever commit they are about, and none where nobody left any", async () => {
    expect(await allRecords(folder())).toEqual([]);
    for (const commit of [COMMIT, "9".repeat(40)]) await storeRecord(folder(), ofGate("ddl-review", commit));
    expect(await allRecords(folder())).toEqual([ofGate("ddl-review"), ofGate("ddl-review", "9".repeat(40))]);
  });

  it.each(["", "*", "HEAD", COMMIT.slice(1), `${COMMIT}\n`])("are not searched for by %j, which is no full sha", async (commit) => {
    await expect(findRecords(folder(), commit)).rejects.toThrow(InputError);
  });

  it.each<[string, GateRecord]>([
    ["no commit", { ...sampleRecord(), subject: [] }],
    ["two commits", { ...sampleRecord(), subject: [...ofGate("a").subject, ...ofGate("b", "9".repeat(40)).subject] }],
    ["a path for a commit", ofGate("a", "../../../evil")],
    ["a path for a gate", ofGate("../evil")],
    ["half a count", { ...sampleRecord(), predicate: { ...sampleRecord().predicate, counts: new Map([["lines", 0.5]]) } }],
  ])("never get one with %s, which no reader would accept", async (_what, record) => {
    await expect(storeRecord(folder(), record)).rejects.toThrow(ShapeError);
    expect(await readdir(folder())).toEqual([]);
  });

  it("say in one line that they cannot be written", async () => {
    await mkdir(path.dirname(at()), { recursive: true });
    await writeFile(at(), "");
    await expect(storeRecord(folder(), sampleRecord())).rejects.toThrow(`cannot write ${at(`coverage-gate-${COMMIT}.json`)}: a part of the path is a file`);
  });

  it("are never seen by git, and never lie where a link leads out of the repository", async () => {
    await storeRecord(folder(), sampleRecord());
    expect(await readFile(path.join(folder(), ".plimsoll/.gitignore"), "utf8")).toBe("*\n");
    await mkdir(path.join(folder(), "inner"));
    await symlink("../.plimsoll", path.join(folder(), "inner/.plimsoll"));
    await expect(storeRecord(path.join(folder(), "inner"), sampleRecord())).rejects.toThrow(`lies outside ${folder()}/inner; name a path inside it`);
  });
});

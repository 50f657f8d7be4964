import { describe, expect, it } from "@jest/globals";
import { existsSync } from "node:fs";
import { readFile, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { contextFor, keepingLog } from "../../tests/support/context.js";
import { gitCheckout } from "../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import type { Outcome, RecordFacts } from "../action/context.js";
import type { Definition } from "../action/define.js";
import { InconclusiveError, InputError } from "../action/errors.js";
import { findRecords, RECORDS_FOLDER } from "../record/store.js";
import type { Ending } from "./ending.js";
import { runDefinition } from "./run-definition.js";
import { sampleDefinition, sampleOutcome } from "./testing/sample.js";

const COMMIT = "1".repeat(40);

describe("running a definition", () => {
  const folder = useTemporaryFolder();

  function factsAbout(repository: string): RecordFacts {
    return { repository, commit: COMMIT, tree: null, artifacts: [], policyDigest: null, counts: { tests: 3 }, findings: [] };
  }

  async function run(definition: Definition, raw: Readonly<Record<string, string>> = {}, context = contextFor()): Promise<Ending> {
    return runDefinition(definition, new Map(Object.entries(raw)), { temporaryRoot: folder(), confined: true, context: { ...context, workspace: folder() } });
  }

  it.each([["pass", 0], ["not-applicable", 0], ["done", 0], ["fail", 1], ["inconclusive", 3]] as const)("that says %s ends with exit code %d", async (verdict, exitCode) => {
    const outcome = sampleOutcome({ verdict });
    expect(await run(sampleDefinition(() => outcome))).toEqual({ kind: "outcome", outcome, exitCode, recordFile: null });
  });

  it.each<[Error, object]>([
    [new InputError("wrong"), { kind: "wrong-input", message: "wrong", exitCode: 2 }],
    [new InconclusiveError("missing"), { kind: "inconclusive", message: "missing", exitCode: 3 }],
    [new TypeError("broken"), { kind: "our-bug", message: "broken", exitCode: 70 }],
  ])("that throws %p ends without an outcome", async (thrown, ending) => {
    expect(await run(sampleDefinition(() => { throw thrown; }))).toMatchObject(ending);
  });

  it("with wrong inputs never starts it", async () => {
    let started = false;
    const definition = sampleDefinition(() => {
      started = true;
      return sampleOutcome();
    });
    expect(await run(definition, { strict: "yes" })).toMatchObject({ kind: "wrong-input", message: 'input strict: expected true or false, found "yes"' });
    expect(await run(definition, { repo: ".." })).toMatchObject({ kind: "wrong-input" });
    expect(started).toBe(false);
  });

  it("gives it a temporary folder of its own, which is gone afterwards, however it ends", async () => {
    const seen: string[] = [];
    const leaving = (outcome: () => Outcome): Definition => sampleDefinition(async ({ temporary }) => {
      seen.push(temporary);
      await writeFile(path.join(temporary, "left"), "");
      return outcome();
    });
    await run(leaving(sampleOutcome));
    await run(leaving(() => { throw new TypeError("broken"); }));
    expect(new Set(seen).size).toBe(2);
    expect(seen.map((temporary) => path.dirname(temporary))).toEqual([folder(), folder()]);
    expect(await readdir(folder())).toEqual([]);
  });

  it("keeps the verdict when the temporary folder cannot be removed, and says so", async () => {
    const log = keepingLog();
    const definition = sampleDefinition(async () => {
      await rename(folder(), `${folder()}-moved`);
      // Node 24 is silent about a parent that is no folder; a link to itself it cannot follow either.
      await symlink(folder(), folder());
      return sampleOutcome({ verdict: "fail" });
    });
    const ending = await run(definition, {}, contextFor({ log }));
    await rm(folder());
    await rename(`${folder()}-moved`, folder());
    expect(ending.exitCode).toBe(1);
    expect(log.lines.join()).toMatch(/^warning: cannot remove .*(?:ELOOP|Too many levels)/);
  });

  it("cannot start where no temporary folder can be made", async () => {
    await writeFile(path.join(folder(), "file"), "");
    const host = { temporaryRoot: path.join(folder(), "file"), confined: true, context: contextFor() };
    expect(await runDefinition(sampleDefinition(() => sampleOutcome()), new Map(), host)).toEqual({
      kind: "wrong-input", message: `cannot write ${host.temporaryRoot}: a part of the path is a file; choose another path`, exitCode: 2,
    });
  });

  it("leaves a record of what a gate said about a commit", async () => {
    const times = [new Date("2026-11-23T10:00:00Z"), new Date("2026-11-23T10:01:00Z")];
    const clock = { ...contextFor().clock, now: () => times.shift() ?? new Date(NaN) };
    const ending = await run(sampleDefinition(() => sampleOutcome({ verdict: "fail", record: factsAbout(folder()) })), {}, contextFor({ clock, toolVersion: "1.2.3" }));
    expect(ending).toMatchObject({ exitCode: 1, recordFile: path.join(folder(), RECORDS_FOLDER, `sample-${COMMIT}.json`) });
    const [record] = await findRecords(folder(), COMMIT);
    expect(record?.predicate).toMatchObject({
      gate: "sample", verdict: "fail", started: "2026-11-23T10:00:00.000Z", finished: "2026-11-23T10:01:00.000Z", expires: "2027-02-21T10:01:00.000Z",
      toolVersion: "1.2.3", run: { host: "terminal" },
    });
  });

  it("leaves no record about a commit on a laptop where files differ from it, new ones too, and says so; on a runner it does", async () => {
    const checkout = gitCheckout(folder());
    checkout.write("a.txt", "one");
    const commit = checkout.commit("first");
    const passing = sampleDefinition(() => sampleOutcome({ verdict: "pass", record: { ...factsAbout(folder()), commit } }));
    const { run: facts } = contextFor();
    const outcome = async (host: "terminal" | "runner"): Promise<unknown> => {
      const log = keepingLog();
      const ending = await run(passing, {}, contextFor({ log, run: { ...facts, host } }));
      await rm(path.join(folder(), RECORDS_FOLDER), { recursive: true, force: true });
      return { exitCode: ending.exitCode, leaves: ending.kind === "outcome" && ending.recordFile !== null, said: log.lines };
    };
    expect(await outcome("terminal")).toEqual({ exitCode: 0, leaves: true, said: [] });
    checkout.write("n.test.js", "a test that the commit has not");
    const withheld = `warning: no record is left, because the verdict is not about ${commit.slice(0, 12)}:`;
    expect(await outcome("terminal")).toEqual({ exitCode: 0, leaves: false, said: [`${withheld} n.test.js is not committed; commit it, or let git ignore it`] });
    expect(await outcome("runner")).toEqual({ exitCode: 0, leaves: true, said: [] });
    checkout.write("a.txt", "two");
    expect(await outcome("terminal")).toEqual({ exitCode: 0, leaves: false, said: [`${withheld} a.txt is not as committed, nor is 1 more; commit it, or let git ignore it`] });
    const edited = `warning: the record is about ${commit.slice(0, 12)}, and a step before has edited what was judged: a.txt is not as committed`;
    expect(await outcome("runner")).toEqual({ exitCode: 0, leaves: true, said: [edited] });
  });

  it("leaves no record of a step that judges nothing", async () => {
    expect(await run(sampleDefinition(() => sampleOutcome({ record: factsAbout(folder()) })))).toMatchObject({ recordFile: null });
    expect(existsSync(path.join(folder(), ".plimsoll"))).toBe(false);
  });

  it("does not end as a pass whose record could not be written", async () => {
    await writeFile(path.join(folder(), ".plimsoll"), "a file");
    const ending = await run(sampleDefinition(() => sampleOutcome({ verdict: "pass", record: factsAbout(folder()) })));
    expect(ending).toMatchObject({ kind: "wrong-input", exitCode: 2, message: expect.stringMatching(/^cannot write .*: a part of the path is a file/) as unknown });
    expect(await readFile(path.join(folder(), ".plimsoll"), "utf8")).toBe("a file");
  });
});

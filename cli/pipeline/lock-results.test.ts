import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { InputError } from "../../shared/action/errors.js";
import { processTable } from "../../shared/action/process-table.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { holdingResults } from "./lock-results.js";

describe("holding the results folder", () => {
  const folder = useTemporaryFolder();
  const { own } = processTable;
  const heldBy = (mark: string): void => { mkdirSync(path.join(folder(), "lock", mark), { recursive: true }); };
  const hold = async <T>(run: () => T): Promise<T> => holdingResults(folder(), () => Promise.resolve(run()));
  /** A process of this machine that has ended. */
  const dead = (): string => own.replace(/^\d+/, String(spawnSync("true").pid));

  it("names its owner while it lasts, and leaves nothing", async () => {
    expect(await hold(() => readdirSync(folder(), { recursive: true }))).toEqual(["lock", `lock/${own}`]);
    expect(readdirSync(folder())).toEqual([]);
    await expect(hold(() => { throw new TypeError("broken"); })).rejects.toThrow("broken");
    expect(readdirSync(folder())).toEqual([]);
  });

  it("is for one at a time: the second is told who has it and how to go on, and takes nothing of it", async () => {
    const second = await hold(async () => hold(() => "both").catch((thrown: unknown) => thrown));
    expect(second).toBeInstanceOf(InputError);
    expect(second).toMatchObject({
      message: `another pipeline (process ${process.pid} on ${own.split("-").slice(3).join("-")}) runs in ${folder()}; let it end first, or remove ${folder()}/lock if it no longer runs`,
    });
  });

  it("is taken over from a dead process", async () => {
    heldBy(dead());
    expect(await hold(() => readdirSync(path.join(folder(), "lock")))).toEqual([own]);
    mkdirSync(path.join(folder(), "lock"));
    expect(await hold(() => "after one that ended while it let go")).toBeTruthy();
  });

  it("is taken over by one of many that find a dead owner at once", async () => {
    heldBy(dead());
    const slower = holdingResults(folder(), () => Promise.resolve("both"), { own, hasEnded: (mark) => {
      if (mark === "quicker") return false;
      // Between our look at the dead owner and our grip another run takes over.
      rmSync(path.join(folder(), "lock"), { recursive: true });
      heldBy("quicker");
      return true;
    } });
    await expect(slower).rejects.toThrow(`another pipeline runs in ${folder()}; let it end first`);
    expect(readdirSync(folder(), { recursive: true })).toEqual(["lock", "lock/quicker"]);
  });

  it("may end while another waits at the door", async () => {
    heldBy(dead());
    const table = { own, hasEnded: () => {
      rmSync(path.join(folder(), "lock"), { recursive: true });
      return true;
    } };
    expect(await holdingResults(folder(), () => Promise.resolve("mine"), table)).toBe("mine");
  });

  it("leaves the next owner's lock alone, whoever removed its own", async () => {
    await hold(() => {
      rmSync(path.join(folder(), "lock"), { recursive: true });
      heldBy("next");
    });
    expect(readdirSync(path.join(folder(), "lock"))).toEqual(["next"]);
  });

  it("says in one line that it cannot be written", async () => {
    writeFileSync(path.join(folder(), "lock"), "");
    await expect(hold(() => "held")).rejects.toThrow(`cannot write ${folder()}/lock: a part of the path is a file; choose another path`);
    expect(existsSync(path.join(folder(), `lock-${own}`))).toBe(false);
  });
});

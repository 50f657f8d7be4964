import { execFileSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { execute } from "../../shared/action/exec.js";
import { addition, jestRepository } from "../support/jest-repository.js";
import { useTemporaryFolder } from "../support/temporary-folder.js";

/** `npm test` builds it first. */
const PROGRAM = path.resolve("dist/cli.js");

describe("a pipe or device where a file is named", () => {
  const top = useTemporaryFolder();

  it("is refused in one line instead of being waited for", async () => {
    const { folder, write } = jestRepository(path.join(top(), "project"), addition("one"));
    const pipe = path.join(folder, ".github/plimsoll.yml");
    write(".github/kept", "");
    execFileSync("mkfifo", [pipe]);
    const commands = [["plan-shards", "--shards", "1"], ["run-shard", "--index", "0", "--plan", pipe], ["merge-shards"], ["pipeline"]];
    const ended = await Promise.all(commands.map((words) => execute(process.execPath, [PROGRAM, ...words, "--repo", folder], { timeoutSeconds: 30 })));
    const line = `plimsoll: wrong input: cannot read ${pipe}: it is a pipe, a socket or a device; name a regular file\n`;
    expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(commands.map(() => [2, line]));
  });

  it("is read to its end when a shell hands it over", async () => {
    const script = `echo '{"tests":{"a":1}}' | "$@"`;
    const { code, stdout } = await execute("sh", ["-c", script, "sh", process.execPath, PROGRAM, "plan-shards", "--timings", "/dev/stdin", "--shards", "1", "--json"]);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { shards: [{ items: ["a"] }] }]);
  });
});

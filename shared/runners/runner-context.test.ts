import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { contextFor, keepingLog } from "../../tests/support/context.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "../action/errors.js";
import { runnerContext } from "./runner-context.js";

describe("what the adapters may touch", () => {
  const top = useTemporaryFolder();

  it("is the repository's real folder, because runners report real paths, and a log for what they print", async () => {
    await mkdir(path.join(top(), "repository"));
    await symlink("repository", path.join(top(), "link"));
    const debugged: string[] = [];
    const log = { ...keepingLog(), debug: (line: string) => { debugged.push(line); } };
    const { repository, temporary, output } = await runnerContext(contextFor({ log, temporary: "/t" }), path.join(top(), "link"));
    output("PASS a.test.js");
    expect({ repository, temporary, debugged }).toEqual({ repository: path.join(top(), "repository"), temporary: "/t", debugged: ["PASS a.test.js"] });
  });

  it("is nothing where there is no such folder", async () => {
    const opening = runnerContext(contextFor(), path.join(top(), "absent"));
    await expect(opening).rejects.toThrow(InputError);
    await expect(opening).rejects.toThrow(`cannot open the repository ${top()}/absent: ENOENT`);
  });
});

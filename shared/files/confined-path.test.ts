import { describe, expect, it } from "@jest/globals";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "../action/errors.js";
import { confinedPath } from "./confined-path.js";

describe("a path that must stay in its folder", () => {
  const folder = useTemporaryFolder();

  it("is absolute afterwards, whether it exists yet or not", async () => {
    expect(await confinedPath(folder(), ".", "suite directory")).toBe(folder());
    expect(await confinedPath(folder(), "new/deep/../file", "suite directory")).toBe(path.join(folder(), "new/file"));
    expect(await confinedPath(folder(), "..names/x", "suite directory")).toBe(path.join(folder(), "..names/x"));
  });

  it.each(["..", "../x", "a/../../x", "/etc", "a\0b"])("is refused when it is %j", async (relative) => {
    const confining = confinedPath(folder(), relative, "suite directory");
    await expect(confining).rejects.toThrow(InputError);
    await expect(confining).rejects.toThrow(`suite directory: ${JSON.stringify(relative)} lies outside ${folder()}; name a path inside it`);
  });

  it("counts symbolic links by where they lead, also those that lead to nothing yet", async () => {
    const inside = path.join(folder(), "inside");
    await mkdir(inside);
    await writeFile(path.join(inside, "file"), "");
    const links = { ok: "file", later: "not-yet", out: "..", escape: "../not-yet", relay: "escape", loop: "loop", knot: "absent/../knot" };
    for (const [name, target] of Object.entries(links)) await symlink(target, path.join(inside, name));
    const answer = async (relative: string): Promise<string> => confinedPath(inside, relative, "path").then(() => "inside", (thrown: unknown) => (thrown instanceof InputError ? thrown.message : "bug"));
    expect(await answer("ok")).toBe("inside");
    expect(await answer("ok/below-a-file")).toBe("inside");
    expect(await answer("later/x")).toBe("inside");
    for (const relative of ["out", "out/x", "escape", "escape/x", "relay"]) expect(await answer(relative)).toMatch(/lies outside/);
    for (const relative of ["loop/x", "knot"]) expect(await answer(relative)).toMatch(/^cannot follow .*: E/);
  });
});

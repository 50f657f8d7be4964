import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "../action/errors.js";
import { outputPath } from "./output-path.js";

describe("where an output goes", () => {
  const top = useTemporaryFolder();

  async function place(given: string): Promise<string> {
    const scope = { workspace: path.join(top(), "workspace"), repository: path.join(top(), "repository") };
    for (const folder of Object.values(scope)) await mkdir(folder, { recursive: true });
    return path.relative(top(), await outputPath("input out", given, ".plimsoll/plan.json", scope));
  }

  it("is below the repository unless the user names a place, which may be below the workspace too", async () => {
    expect(await place("")).toBe("repository/.plimsoll/plan.json");
    expect(await place("plan.json")).toBe("workspace/plan.json");
    expect(await place("../repository/plan.json")).toBe("repository/plan.json");
    expect(await place(path.join(top(), "repository/plan.json"))).toBe("repository/plan.json");
  });

  it.each(["../plan.json", "/plan.json", "../repository/../x"])("is nowhere else: %s", async (given) => {
    const placing = place(given);
    await expect(placing).rejects.toThrow(InputError);
    await expect(placing).rejects.toThrow(`input out: ${JSON.stringify(given)} lies outside ${top()}/repository and ${top()}/workspace; name a path inside one of them`);
  });

  it("is said once where repository and workspace are one", async () => {
    await expect(outputPath("input out", "/plan.json", "x", { workspace: top(), repository: top() })).rejects.toThrow(`input out: "/plan.json" lies outside ${top()}; name a path inside it`);
  });

  it("is nowhere that a link leads to", async () => {
    await place("");
    for (const folder of ["repository", "workspace"]) {
      await symlink(top(), path.join(top(), folder, "link"));
      await expect(place(`../${folder}/link/plan.json`)).rejects.toThrow("lies outside");
    }
    await symlink(top(), path.join(top(), "repository/.plimsoll"));
    await expect(place("")).rejects.toThrow(`input out: ".plimsoll/plan.json" lies outside ${top()}/repository; name a path inside it`);
  });
});

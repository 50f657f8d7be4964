import { describe, expect, it } from "@jest/globals";
import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "../action/errors.js";
import { outputPath } from "./output-path.js";

describe("the path of an output", () => {
  const folder = useTemporaryFolder();
  const at = (...names: readonly string[]): string => path.join(folder(), ...names);

  /** What comes of `given` where the workspace and the repository are neighbours. */
  async function placeOf(given: string): Promise<string> {
    await mkdir(at("workspace"), { recursive: true });
    await mkdir(at("repository"), { recursive: true });
    return outputPath("input out", given, ".plimsoll/plan.json", { workspace: at("workspace"), repository: at("repository") });
  }

  it("is below the repository by default, else where the user named it below either", async () => {
    expect(await placeOf("")).toBe(at("repository", ".plimsoll/plan.json"));
    expect(await placeOf("plan.json")).toBe(at("workspace", "plan.json"));
    expect(await placeOf("../repository/out/plan.json")).toBe(at("repository", "out/plan.json"));
    expect(await placeOf(at("repository", "plan.json"))).toBe(at("repository", "plan.json"));
  });

  it.each(["..", "../plan.json", "/etc/plan.json"])("is refused outside both of them: %j", async (given) => {
    await expect(placeOf(given)).rejects.toThrow(InputError);
    await expect(placeOf(given)).rejects.toThrow(`input out: ${JSON.stringify(given)} lies outside ${at("repository")} and ${at("workspace")}; name a path inside one of them`);
  });

  it("is refused where a link leads out, by default as well", async () => {
    await placeOf("");
    for (const name of ["workspace", "repository"]) await symlink(folder(), at(name, "out"));
    await symlink(folder(), at("repository", ".plimsoll"));
    for (const given of ["out/plan.json", "../repository/out/plan.json", ""]) await expect(placeOf(given)).rejects.toThrow("lies outside");
  });
});

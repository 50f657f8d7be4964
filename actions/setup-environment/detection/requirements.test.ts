import { describe, expect, it } from "@jest/globals";
import { placeText } from "../../../shared/action/errors.js";
import { folderWith, projectWith } from "../testing/project.js";
import { openProject } from "../project/project-files.js";
import { readRequirements } from "./requirements.js";

const SHA = "a".repeat(40);

async function loose(lines: string, more: Readonly<Record<string, string>> = {}): Promise<string | null> {
  const requirements = await readRequirements(await projectWith({ "requirements.txt": lines, ...more }));
  return requirements?.loose ? placeText(requirements.loose) : null;
}

describe("readRequirements", () => {
  it.each([
    "six==1.16.0", "six===1.16.0", "Six [extra] == 1.16.0 ; python_version < '3'", "six==1.16.0 --hash=sha256:1", "-e .", "./vendored", "file:vendored", ".",
    "--index-url https://pypi.org/simple", `git+https://example.com/x@${SHA}`, `x @ git+https://example.com/x@${SHA}#egg=x`, "x @ https://example.com/x.whl#sha256=12",
    "# only a comment", "", "-c constraints.txt\nsix",
  ])("takes %j for pinned", async (lines) => {
    expect(await loose(lines, { "constraints.txt": "six==1.16.0\n" })).toBeNull();
  });

  it.each([
    "six", "six>=1", "six==1.*", "six==1.0,<2", "git+https://example.com/x@main", "x @ git+https://example.com/x", "x @ https://example.com/x.whl", "six ; python_version < '3'",
    "$(id)",
  ])("takes %j for loose", async (lines) => {
    expect(await loose(`# one\n${lines}\n`)).toBe("requirements.txt:2");
  });

  it("follows includes from the folder of the file that includes, each once, and in a circle too", async () => {
    expect(await loose("-r requirements/base.txt\n", {
      "requirements/base.txt": "--requirement=../requirements.txt\n-rmore.txt\n-r more.txt\n", "requirements/more.txt": "six==1 \\\n  --hash=sha256:1\n\nflask\n",
    })).toBe("requirements/more.txt:4");
  });

  it("knows which files it gave up", async () => {
    const requirements = await readRequirements(await projectWith({ "requirements.txt": "", "test-requirements.txt": "", "docs-requirements.txt": "", "requirements-docs.txt": "", "requirements.in": "" }));
    expect(requirements).toEqual({ files: ["requirements.txt", "test-requirements.txt"], leftOut: ["docs-requirements.txt", "requirements-docs.txt"], hashed: false, loose: null });
  });

  it("says null where there are none", async () => {
    expect(await readRequirements(await projectWith({ "requirements-docs.txt": "sphinx" }))).toBeNull();
  });

  it("refuses an include that leads out of the workspace", async () => {
    const workspace = await folderWith({ "app/requirements.txt": "six==1\n-r ../../outside.txt\n" });
    const project = await openProject(workspace, `${workspace}/app`);
    await expect(readRequirements(project)).rejects.toThrow(/file \.\.\/outside\.txt: .* lies outside/);
  });

  it("follows an include that stays in the workspace", async () => {
    const workspace = await folderWith({ "app/requirements.txt": "-r ../shared.txt\n", "shared.txt": "six\n" });
    const requirements = await readRequirements(await openProject(workspace, `${workspace}/app`));
    expect(requirements?.loose).toEqual({ file: "shared.txt", line: 1 });
  });

  it("refuses an include that is not there, with the line that includes it", async () => {
    await expect(loose("six==1\n-r gone.txt\n")).rejects.toThrow('requirements.txt:2: includes "gone.txt", which does not exist; correct the name');
  });

  it("refuses an include from the network", async () => {
    await expect(loose("-r https://example.com/requirements.txt\n")).rejects.toThrow("requirements.txt:1: includes requirements from another machine; copy the file into the repository");
  });
});

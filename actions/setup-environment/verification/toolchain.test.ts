import { describe, expect, it } from "@jest/globals";
import { execute } from "../../../shared/action/exec.js";
import { detect } from "../detection/detect.js";
import type { ToolChoice } from "../detection/request.js";
import { folderWith, projectWith } from "../testing/project.js";
import { judgeToolchain, requestedToolchains, verifyToolchains } from "./toolchain.js";

async function choicesOf(files: Readonly<Record<string, string>>): Promise<readonly ToolChoice[]> {
  return (await detect(await projectWith(files))).choices;
}

function machine(version: string) {
  return { state: "installed", installed: { version, codename: null, day: null } } as const;
}

async function remedies(files: Readonly<Record<string, string>>): Promise<(string | null)[]> {
  return (await choicesOf(files)).map((choice) => judgeToolchain(choice, { state: "missing", detail: "" }).remedy);
}

describe("judgeToolchain", () => {
  it("compares what is asked with what is there", async () => {
    const [choice] = await choicesOf({ ".nvmrc": "22\n" });
    const base = { tool: "node", requested: "22", place: { file: ".nvmrc", line: 1, column: 1 }, why: "read by nvm and fnm" };
    expect(choice && judgeToolchain(choice, machine("22.11.0"))).toEqual({ ...base, installed: "22.11.0", satisfied: true, detail: "", remedy: null });
    expect(choice && judgeToolchain(choice, machine("20.20.2"))).toEqual({ ...base, installed: "20.20.2", satisfied: false, detail: "", remedy: "nvm install 22" });
    expect(choice && judgeToolchain(choice, { state: "missing", detail: "gone" })).toEqual({ ...base, installed: null, satisfied: false, detail: "gone", remedy: "nvm install 22" });
    expect(choice && judgeToolchain(choice, { state: "unknown", detail: "odd" })).toEqual({ ...base, installed: null, satisfied: null, detail: "odd", remedy: null });
  });

  it("says how to get each tool", async () => {
    expect(await remedies({
      ".tool-versions": "nodejs latest\npython 3.12.4\nuv 0.9.2\ngo 1.26.1\njava 21\nmaven 3.9.9\ngradle 8.14\nrust 1.85.0\n", "package.json": '{"packageManager":"yarn@4.9.2"}',
      "uv.lock": "", "pyproject.toml": "", "pom.xml": "<project/>", "build.gradle": "",
    })).toEqual([
      "nvm install --lts", "corepack enable && corepack install --global yarn@4.9.2", "uv python install '3.12.4'", "https://docs.astral.sh/uv/getting-started/installation/",
      "https://go.dev/dl/ (1.26.1 or later)", "sdk install java (21)", "sdk install maven", "sdk install gradle", "rustup toolchain install 1.85.0",
    ]);
    expect(await remedies({ "package.json": '{"engines":{"node":">=22","npm":">=999"}}', "poetry.lock": "", "go.mod": "module x", "build.gradle": "", gradlew: "", "Cargo.toml": "" })).toEqual([
      "nvm install a version in >=22", "install it with npm install --global", "pipx install 'poetry'", "https://go.dev/dl/ (any version or later)", "sdk install java (any version)", "rustup toolchain install stable",
    ]);
    expect(await remedies({ "bun.lock": "", Pipfile: "" })).toEqual(["npm install --global bun@latest", "uv python install '3'", "pipx install 'pipenv'"]);
    expect(await remedies({ "pnpm-lock.yaml": "lockfileVersion: '9.0'" })).toEqual(["corepack enable && corepack install --global pnpm@^9"]);
  });
});

describe("verifyToolchains", () => {
  it("asks the machine for all of them", async () => {
    const [toolchain] = await verifyToolchains(await choicesOf({ "package.json": '{"engines":{"node":">=20"}}' }), execute, await folderWith({}));
    expect(toolchain).toMatchObject({ tool: "node", satisfied: true, installed: process.versions.node });
  });
});

describe("requestedToolchains", () => {
  it("lists the requests and asks nobody", async () => {
    expect(requestedToolchains(await choicesOf({ ".nvmrc": "22" }))).toMatchObject([{ tool: "node", requested: "22", installed: null, satisfied: null, detail: "" }]);
  });
});

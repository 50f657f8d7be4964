import { describe, expect, it } from "@jest/globals";
import { placeText } from "../../../shared/action/errors.js";
import { projectWith } from "../testing/project.js";
import { requestText } from "../version/version-request.js";
import { detect } from "./detect.js";
import type { ToolChoice } from "./request.js";

type Files = Readonly<Record<string, string>>;

function shown({ request, overruled }: ToolChoice): string {
  const others = overruled.map(({ request: other, contradicts }) => `${contradicts ? "not " : ""}${requestText(other.version)} (${placeText(other.place)})`);
  return [`${request.tool} ${requestText(request.version)} (${placeText(request.place)})`, ...others].join(" over ");
}

/** The decisions for a folder with these files, a line each. */
async function choices(files: Files): Promise<string[]> {
  return (await detect(await projectWith(files))).choices.map(shown);
}

describe("the order in which files decide", () => {
  it.each<[string, Files, string[]]>([
    ["Node.js: .nvmrc before all else", {
      ".nvmrc": "# ours\nv22.11.0 # jod\n", ".node-version": "22", ".tool-versions": "nodejs 22.11.0\n", "mise.toml": "[tools]\nnode = \"22\"\n",
      "package.json": '{\n"volta": {"node": "22.11.0"},\n"devEngines": {"runtime": {"name": "node", "version": ">=22"}},\n"engines": {"node": ">=20"}}',
    }, ["node 22.11.0 (.nvmrc:2:1) over 22 (.node-version:1:1) over 22.11.0 (.tool-versions:1:1) over 22 (mise.toml:2) over 22.11.0 (package.json:2:19) over >=22 (package.json:3:27) over >=20 (package.json:4:21)"]],
    ["Node.js: .node-version before .tool-versions", { ".node-version": "20\n", ".tool-versions": "nodejs 22\n" }, ["node 20 (.node-version:1:1) over not 22 (.tool-versions:1:1)"]],
    ["Node.js: .tool-versions before mise", { ".tool-versions": "node 20\n", ".mise.toml": "[tools]\nnode = \"lts\"\n" }, ["node 20 (.tool-versions:1:1) over lts/* (.mise.toml:2)"]],
    ["Node.js: Volta before engines, and what contradicts is told", { "package.json": '{"volta":{"node":"18.20.0"},"engines":{"node":">=20"}}' }, ["node 18.20.0 (package.json:1:18) over not >=20 (package.json:1:47)"]],
    ["Node.js: devEngines before engines", { "package.json": '{"devEngines":{"runtime":[{"name":"deno"},{"name":"node","version":"^22"}]},"engines":{"node":">=20"}}' }, ["node ^22 (package.json:1:26) over >=20 (package.json:1:95)"]],
    ["Node.js: a version that is left to the system gives way to a range", { ".nvmrc": "system\n", "package.json": '{"engines":{"node":">=20"}}' }, ["node >=20 (package.json:1:20)"]],
    ["Node.js: without a version any will do", { "package.json": '{"devEngines":{"runtime":{"name":"node"}}}' }, ["node any (package.json)"]],
    ["Node.js: asdf's system is any version", { ".tool-versions": "nodejs system\n" }, ["node any (.tool-versions:1:1)"]],
    ["Python: .python-version before the platform, the pins and the ranges", {
      ".python-version": "cpython-3.12\n3.11\n", ".tool-versions": "python 3.12.4\n", "mise.toml": '[tools]\npython = "latest"\n', "runtime.txt": "python-3.12.4\n",
      "Pipfile": '[requires]\npython_version = "3.12"\n', "pyproject.toml": '[project]\nrequires-python = ">=3.10"\n[tool.poetry.dependencies]\npython = "^3.10"\n',
      "setup.cfg": "[options]\npython_requires = >=3.8\n",
    }, ["python 3.12 (.python-version:1:1) over 3.12.4 (.tool-versions:1:1) over latest (mise.toml:2) over 3.12.4 (runtime.txt:1:1) over 3.12 (Pipfile:2) over >=3.10 (pyproject.toml:2) over ^3.10 (pyproject.toml:4) over >=3.8 (setup.cfg:2:1)", "pipenv any (Pipfile)"]],
    ["Python: the full version of a Pipfile before the short one", { "Pipfile": '[requires]\npython_version = "3.12"\npython_full_version = "3.12.4"\n' }, ["python 3.12.4 (Pipfile:3)", "pipenv any (Pipfile)"]],
    ["Python: a Pipfile may leave it open", { "Pipfile": "[packages]\n" }, ["python any (Pipfile)", "pipenv any (Pipfile)"]],
    ["Python: pyenv's system is any version", { ".python-version": "system\n" }, ["python any (.python-version:1:1)"]],
    ["Python: setup.cfg may leave it open", { "setup.cfg": "[metadata]\nname = x\n" }, ["python any (setup.cfg)"]],
    ["Go: the pins before the workspace before the module", {
      ".go-version": "go1.26.1\n", ".tool-versions": "golang 1.26.1\n", "mise.toml": '[tools]\ngo = "1.26"\n',
      "go.work": "go 1.25 // least\n\ntoolchain go1.26.0\n", "go.mod": "module x\n\ngo 1.24.0\ntoolchain go1.25.3\n",
    }, ["go 1.26.1 (.go-version:1:1) over 1.26.1 (.tool-versions:1:1) over 1.26 (mise.toml:2) over 1.26.0 (go.work:3:1) over 1.25 (go.work:1:1) over 1.25.3 (go.mod:4:1) over 1.24.0 (go.mod:3:1)"]],
    ["Go: toolchain before go, and a default toolchain says nothing", { "go.mod": "module x\ngo 1.24\ntoolchain default\n" }, ["go 1.24 (go.mod:2:1)"]],
    ["Go: a pin below the module's least version is told", { ".go-version": "1.20", "go.mod": "module x\ngo 1.22\n" }, ["go 1.20 (.go-version:1:1) over not 1.22 (go.mod:2:1)"]],
    ["Go: a module may leave it open", { "go.mod": "module x\n" }, ["go any (go.mod)"]],
    ["Java: the pins before the builds", {
      ".java-version": "21\n", ".sdkmanrc": "# sdk\nmaven=3.9\njava=21.0.5-tem\n", ".tool-versions": "java temurin-21.0.5+11\nmaven 3.9.9\n", "mise.toml": '[tools]\njava = "21"\n',
      "pom.xml": "<project><properties>\n<maven.compiler.release>17</maven.compiler.release></properties></project>", "build.gradle": "java { toolchain { languageVersion = JavaLanguageVersion.of(21) } }\nsourceCompatibility = '17'\n",
    }, ["java 21 (.java-version:1:1) over 21.0.5 (.sdkmanrc:3:1) over 21.0.5 (.tool-versions:1:1) over 21 (mise.toml:2) over 21 (build.gradle:1) over 17 (pom.xml:2:1) over 17 (build.gradle:2)", "maven 3.9.9 (.tool-versions:2:1)", "gradle any (build.gradle)"]],
    ["Java: SDKMAN's file may be about other things", { ".sdkmanrc": "maven=3.9.9\n", "pom.xml": "<project/>", "mvnw": "" }, ["java any (pom.xml)"]],
    ["Rust: the old file, the new one, the pins, the package", {
      "rust-toolchain": "1.85.0\n", "rust-toolchain.toml": '[toolchain]\nchannel = "stable"\n', ".tool-versions": "rust 1.85.0\n", "mise.toml": '[tools]\nrust = "1.85"\n', "Cargo.toml": '[package]\nrust-version = "1.80"\n',
    }, ["rust 1.85.0 (rust-toolchain:1:1) over stable (rust-toolchain.toml:2) over 1.85.0 (.tool-versions:1:1) over 1.85 (mise.toml:2) over 1.80 (Cargo.toml:2)"]],
    ["Rust: the old file may be TOML too", { "rust-toolchain": '[toolchain]\nchannel = "nightly-2026-01-31"\n' }, ["rust nightly-2026-01-31 (rust-toolchain:2)"]],
    ["Rust: a toolchain may name only its components", { "rust-toolchain.toml": '[toolchain]\ncomponents = ["clippy"]\n', "Cargo.toml": "[package]\nname = 'x'\n" }, ["rust any (Cargo.toml)"]],
    ["Rust: a workspace's version holds for its members", { "Cargo.toml": '[package]\nrust-version.workspace = true\n[workspace.package]\nrust-version = "1.82"\n' }, ["rust 1.82 (Cargo.toml:4)"]],
  ])("%s", async (_what, files, expected) => {
    expect(await choices(files)).toEqual(expected);
  });

  it("tells why a place counts", async () => {
    const { choices: [choice] } = await detect(await projectWith({ ".nvmrc": "22" }));
    expect(choice?.request.why).toBe("read by nvm and fnm");
  });
});

describe("files that do not say what they must", () => {
  it.each<[string, Files, string]>([
    ["an empty .nvmrc", { ".nvmrc": "# nothing\n" }, ".nvmrc: is empty; write the version into it, or remove it"],
    ["a second version in .nvmrc", { ".nvmrc": "22\n20\n" }, '.nvmrc:2:1: expected one version, found a second line "20"'],
    ["a workflow command in .nvmrc", { ".nvmrc": "22\n::set-output name=x::y\n" }, '.nvmrc:2:1: expected one version, found a second line "::set-output name=x::y"'],
    ["a word in .node-version", { ".node-version": "  whatever\n" }, '.node-version:1:3: expected a Node.js version such as 22, 22.11.0 or lts/jod, found "whatever"'],
    ["engines that is no range", { "package.json": '{\n "engines": {"node": "eighteen"}\n}' }, 'package.json:2:22: expected a version range such as >=20.19 or ^22, found "eighteen"'],
    ["a virtual environment's name in .python-version", { ".python-version": "my-env\n" }, '.python-version:1:1: expected a CPython version such as 3.12 or 3.12.4, found "my-env"'],
    ["another Python in .python-version", { ".python-version": "pypy3.10\n" }, ".python-version:1:1: expected a CPython version"],
    ["requires-python without an operator", { "pyproject.toml": '[project]\nrequires-python = "3.11"\n' }, 'pyproject.toml:2: expected version specifiers of PEP 440 such as >=3.10,<4, found "3.11"'],
    ["Poetry's python as a table", { "pyproject.toml": '[tool.poetry.dependencies]\npython = { version = "^3.11" }\n' }, "pyproject.toml:2: expected a Poetry constraint such as ^3.11"],
    ["a cut-off pyproject.toml", { "pyproject.toml": "[project\n" }, "pyproject.toml:1:9: is not valid TOML here"],
    ["a Pipfile with a number", { "Pipfile": "[requires]\npython_version = 3.12\n" }, "Pipfile:2: requires.python_version: expected a text, found 3.12"],
    ["a runtime of another language", { "runtime.txt": "ruby-3.3\n" }, 'runtime.txt:1:1: expected a runtime such as python-3.12.4, found "ruby-3.3"'],
    ["python_requires that is none", { "setup.cfg": "python_requires = three\n" }, "setup.cfg:1:1: expected version specifiers of PEP 440"],
    ["a go line that is none", { "go.mod": "module x\n\n  go latest\n" }, 'go.mod:3:3: expected a Go version such as 1.26 or 1.26.1, found "latest"'],
    ["a go line without a version", { "go.mod": "module x\ngo\n" }, "go.mod:2:1: expected a Go version"],
    ["a pom.xml that is cut off", { "pom.xml": "<project>\n<properties>" }, "pom.xml:2:12: is not valid XML here"],
    ["a release that is none", { "pom.xml": "<project><properties>\n<java.version>seventeen</java.version></properties></project>" }, 'pom.xml:2:1: expected a Java release such as 17 or 1.8, found "seventeen"'],
    ["an unknown Java", { ".java-version": "temurin\n" }, ".java-version:1:1: expected a Java version such as 21"],
    ["a Rust channel that is none", { "rust-toolchain.toml": '[toolchain]\nchannel = "weekly"\n' }, "rust-toolchain.toml:2: expected a Rust toolchain such as"],
    ["a rust-toolchain.toml without its table", { "rust-toolchain.toml": 'channel = "stable"\n' }, "rust-toolchain.toml: toolchain: expected an object, found nothing"],
    ["an empty rust-toolchain", { "rust-toolchain": "\n" }, "rust-toolchain: is empty"],
    ["a rust-version that is none", { "Cargo.toml": '[package]\nrust-version = "old"\n' }, "Cargo.toml:2: expected a Rust version such as 1.85"],
    ["a build from elsewhere", { ".tool-versions": "nodejs ref:main\n" }, '.tool-versions:1:1: expected a version of nodejs, found "ref:main"; a build from elsewhere cannot be set up or verified'],
    ["a pinned word", { ".tool-versions": "uv newest\n", "uv.lock": "", "pyproject.toml": "" }, ".tool-versions:1:1: expected a version of uv such as 1.2.3"],
    ["a cut-off package.json", { "package.json": '{"name": ' }, "package.json:1:10: is not valid JSON here; correct the syntax"],
  ])("%s is an error with its place, never the newest version", async (_what, files, message) => {
    await expect(choices(files)).rejects.toThrow(message);
  });
});

import { describe, expect, it } from "@jest/globals";
import type { Place } from "../../../shared/action/errors.js";
import { projectWith } from "../testing/project.js";
import { parseJson } from "./json-document.js";
import { declaresPackages, readPackageJson } from "./package-json.js";
import { readPyProject } from "./pyproject.js";
import { parseToml } from "./toml-document.js";
import { readPinnedTools } from "./version-managers.js";

function at(line?: number, column?: number): Place {
  return { file: "f", ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}

describe("parseJson", () => {
  it("knows where values stand, with tabs, and the nearest parent of what is not there", () => {
    const document = parseJson('{\n\t"engines": {\n\t\t"node": ">=18"\n\t},\n\t"list": [1, 2]\n}\n', at);
    expect(document.value).toEqual({ engines: { node: ">=18" }, list: [1, 2] });
    expect(document.placeOf(["engines", "node"])).toEqual(at(3, 11));
    expect(document.placeOf(["engines", "npm", "deep"])).toEqual(at(2, 13));
    expect(document.placeOf(["list", 1])).toEqual(at(5, 14));
    expect(document.placeOf(["nothing"])).toEqual(at());
  });

  it.each([
    ["a cut-off file", '{\n  "a": 1', /^f:2:9: is not valid JSON here; correct the syntax$/],
    ["an empty file", "", /^f:1:1: /],
    ["a comma too much, which YAML would take", '{"a": 1,}', /^f:1:9: /],
    ["a comment", '{\n  // no\n  "a": 1\n}', /^f:2:3: /],
    ["a word without quotes that V8 gives no position for", '{\n"a": x}', /^f:2:6: /],
  ])("refuses %s with its place", (_what, content, message) => {
    expect(() => parseJson(content, at)).toThrow(message);
  });
});

describe("parseToml", () => {
  const content = '# top\ntop = 1\n[project]\nname = "x"\nrequires-python = ">=3.10"\n[tool."uv"]\nrequired-version = ">=0.9"\n[[tool.list]]\na = 1\n';

  it("knows the lines of tables and keys, quoted ones too", () => {
    const document = parseToml(content, at);
    expect(document.placeOf(["project", "requires-python"])).toEqual(at(5));
    expect(document.placeOf(["tool", "uv", "required-version"])).toEqual(at(7));
    expect(document.placeOf(["tool", "uv", "missing"])).toEqual(at(6));
    expect(document.placeOf(["tool", "list", 0, "a"])).toEqual(at(9));
    expect(document.placeOf(["top"])).toEqual(at(2));
    expect(document.placeOf(["elsewhere"])).toEqual(at());
  });

  it("reads dotted and single-quoted keys", () => {
    const document = parseToml("'a'.b = 1\n", at);
    expect(document.placeOf(["a", "b"])).toEqual(at(1));
  });

  it("refuses what is no TOML, in one line with its place", () => {
    expect(() => parseToml('[project]\nname = \n', at)).toThrow(/^f:2:\d+: is not valid TOML here \([^\n]+\); correct the syntax$/);
    expect(() => parseToml('__proto__ = 1\n', at)).toThrow(/is not valid TOML here/);
  });
});

describe("readPackageJson", () => {
  it("takes one engine of development or a list of them", async () => {
    const one = await readPackageJson(await projectWith({ "package.json": '{"devEngines": {"runtime": {"name": "node", "version": ">=22"}}}' }));
    const many = await readPackageJson(await projectWith({ "package.json": '{"devEngines": {"runtime": [{"name": "bun"}, {"name": "node", "version": ">=22"}]}}' }));
    expect(one?.fields.devEngines?.runtime).toEqual([{ name: "node", version: ">=22" }]);
    expect(many?.fields.devEngines?.runtime).toHaveLength(2);
  });

  it("refuses fields of another kind with their place", async () => {
    const files = await projectWith({ "package.json": '{\n  "engines": "node >= 18"\n}' });
    await expect(readPackageJson(files)).rejects.toThrow('package.json:2:14: engines: expected an object, found "node >= 18"');
  });

  it("says null where there is no such file", async () => {
    const files = await projectWith({});
    expect([await readPackageJson(files), await readPyProject(files)]).toEqual([null, null]);
  });

  it.each([
    ["dependencies", '{"dependencies": {"a": "1"}}', true],
    ["workspaces", '{"workspaces": ["packages/*"]}', true],
    ["nothing but a name", '{"name": "x", "dependencies": {}}', false],
  ])("counts %s as a reason to install: %s", async (_what, content, expected) => {
    const packageJson = await readPackageJson(await projectWith({ "package.json": content }));
    expect(packageJson !== null && declaresPackages(packageJson)).toBe(expected);
  });
});

describe("readPyProject", () => {
  it("refuses a version that is no text, with its line", async () => {
    const files = await projectWith({ "pyproject.toml": "[project]\nname = 'x'\nrequires-python = 3.10\n" });
    await expect(readPyProject(files)).rejects.toThrow("pyproject.toml:3: project.requires-python: expected a non-empty text, found 3.1");
  });
});

describe("readPinnedTools", () => {
  it("reads .tool-versions first, then mise in all its ways of writing a version", async () => {
    const pinned = await readPinnedTools(await projectWith({
      ".tool-versions": "# asdf\nnodejs 22.11.0 20.0.0 # both\n\npython  3.12.4\r\n",
      "mise.toml": '[tools]\nnode = "20"\ngo = ["1.26", "1.25"]\nrust = { version = "1.85" }\n"npm:prettier" = "3"\njava = [{ version = "21" }]\n',
      ".config/mise.toml": "[settings]\nx = 1\n",
    }));
    expect(pinned.map(({ name, version, place }) => `${name} ${version} ${place.file}:${place.line ?? 0}`)).toEqual([
      "nodejs 22.11.0 .tool-versions:2", "python 3.12.4 .tool-versions:4",
      "node 20 mise.toml:2", "go 1.26 mise.toml:3", "rust 1.85 mise.toml:4", "npm:prettier 3 mise.toml:5", "java 21 mise.toml:6",
    ]);
  });

  it.each([
    [".tool-versions", "nodejs\n", '.tool-versions:1:1: "nodejs" has no version; write the name, a blank and the version'],
    ["mise.toml", "[tools]\nnode = 20\n", "mise.toml:2: tools.node: expected a version in quotes, found 20"],
    ["mise.toml", "[tools]\nnode = []\n", "mise.toml:2: tools.node: expected a version in quotes, found nothing"],
    [".mise.toml", "[tools]\nnode = { os = ['linux'] }\n", ".mise.toml:2: tools.node.version: expected a version in quotes, found nothing"],
  ])("refuses a malformed %s", async (name, content, message) => {
    await expect(readPinnedTools(await projectWith({ [name]: content }))).rejects.toThrow(message);
  });
});

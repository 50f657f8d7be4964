import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parseYaml } from "../../scripts/act-copy/yaml-document.js";
import { list, mapOf, object, oneOf, text } from "../../shared/schema/shape.js";
import { actionFiles, actionFolders, loadDefinitions, needsFrom, ownWorkflows, ROOT } from "./repository.js";
import { ownActions } from "./uses.js";
import { readActionFile } from "./workflow-file.js";

const entry = object({
  kind: oneOf(["javascript", "composite"]),
  bundle: text({ pattern: /^[a-z][a-z0-9-]*$/ }),
  permissions: mapOf(oneOf(["read", "write"])),
  workflows: list(text()),
  toolchains: list(oneOf(["node", "python", "go", "java", "rust"])),
});
const manifest = object({ platforms: list(text()), node: list(text()), actions: mapOf(entry) });

const file = path.join(ROOT, "action-matrix.yml");
const matrix = manifest.check(parseYaml(readFileSync(file, "utf8"), file).toJS(), []);

describe("action-matrix.yml", () => {
  it("lists exactly the folders below actions/, in their order", () => {
    expect([...matrix.actions.keys()]).toEqual(actionFolders());
  });

  it("tells each action's kind as its action.yml has it", () => {
    const found = actionFiles().map(({ path: actionFile }) => {
      const { runs } = readActionFile(path.join(ROOT, actionFile));
      return [path.basename(path.dirname(actionFile)), runs.using === "node24" ? "javascript" : runs.using];
    });
    expect([...matrix.actions].map(([name, { kind }]) => [name, kind])).toEqual(found);
  });

  it("says that every composite has no bundle and every JavaScript action has one", () => {
    expect([...matrix.actions].filter(([, { kind, bundle }]) => (kind === "composite") !== (bundle === "none"))).toEqual([]);
  });

  it("has every action's entry lie in the bundle folder, two levels up", () => {
    const mains = actionFiles().flatMap(({ path: actionFile }) => readActionFile(path.join(ROOT, actionFile)).runs.main ?? []);
    const javascript = [...matrix.actions].filter(([, { kind }]) => kind === "javascript").map(([name]) => `../../dist/${name}.js`);
    expect(mains).toEqual(javascript);
  });

  it("repeats the permissions that the definitions declare and the composites' steps need", async () => {
    const needs = needsFrom(await loadDefinitions());
    const declared = [...matrix.actions.keys()].map((name) => [name, needs.action(name)]);
    expect([...matrix.actions].map(([name, { permissions }]) => [name, Object.fromEntries(permissions)])).toEqual(declared);
  });

  it("names the workflows that use each action, and no other", () => {
    const uses = ownWorkflows().map(({ path: workflow, source }) => [path.basename(workflow), ownActions(source, workflow)] as const);
    const users = [...matrix.actions.keys()].map((name) => [name, uses.filter(([, actions]) => actions.includes(name)).map(([workflow]) => workflow)]);
    expect([...matrix.actions].map(([name, { workflows }]) => [name, workflows])).toEqual(users);
  });

  it("has every used action exist", () => {
    const used = ownWorkflows().flatMap(({ path: workflow, source }) => ownActions(source, workflow));
    expect(used.filter((name) => !existsSync(path.join(ROOT, "actions", name, "action.yml")))).toEqual([]);
  });

  it("gives the platforms and Node versions of our own CI's matrix", () => {
    const ci = ownWorkflows().find(({ path: workflow }) => workflow.endsWith("/ci.yml"));
    const document = parseYaml(ci?.source ?? "", "ci.yml").toJS() as unknown;
    const ciMatrix = object({ jobs: object({ checks: object({ strategy: object({ matrix: object({ platform: list(text()), node: list(text()) }) }, { open: true }) }, { open: true }) }, { open: true }) }, { open: true });
    const { platform, node } = ciMatrix.check(document, []).jobs.checks.strategy.matrix;
    expect({ platforms: platform, node }).toEqual({ platforms: matrix.platforms, node: matrix.node });
  });
});

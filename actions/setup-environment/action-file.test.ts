import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { parseDocument } from "yaml";
import { kebabCase } from "../../shared/action/inputs.js";
import { boolean, list, mapOf, object, optional, text } from "../../shared/schema/shape.js";
import { detect } from "./detection/detect.js";
import { setupsOf, type Setup } from "./plan/setup.js";
import { workflowSteps } from "./plan/workflow-steps.js";
import { projectWith } from "./testing/project.js";
import { definition } from "./action.js";

const folder = path.dirname(fileURLToPath(import.meta.url));
const source = readFileSync(path.join(folder, "action.yml"), "utf8");

const step = object({
  name: text(), id: optional(text()), if: optional(text()), shell: optional(text()), env: optional(mapOf(text())), run: optional(text()),
  uses: optional(text()), with: optional(mapOf(text())),
});
const file = object({
  name: text(), description: text(), author: text(),
  inputs: mapOf(object({ description: text(), required: boolean(), default: text() })),
  outputs: mapOf(object({ description: text(), value: text() })),
  runs: object({ using: text(), steps: list(step) }),
}).check(parseDocument(source).toJS(), []);
const { steps } = file.runs;

/** A runner is thrown away afterwards, so it installs and starts without being asked. */
const ON_A_RUNNER = new Map([["install", "true"], ["start-services", "true"]]);

describe("action.yml of setup-environment", () => {
  it("has exactly the definition's inputs, with its descriptions and defaults", () => {
    const inputs = Object.entries(definition.inputs).map(([key, input]) => {
      const name = kebabCase(key);
      return [name, { description: input.description, required: input.default === null, default: ON_A_RUNNER.get(name) ?? input.default }];
    });
    expect([...file.inputs]).toEqual(inputs);
  });

  it("has exactly the definition's outputs, each from a step that is there", () => {
    expect([...file.outputs].map(([name, { description }]) => [name, { description }])).toEqual(Object.entries(definition.outputs));
    const ids = [...file.outputs].flatMap(([, { value }]) => [...value.matchAll(/steps\.([a-z]+)\.outputs\.([a-z]+)/g)].map(([, id, output]) => [id, output]));
    const known = steps.map(({ id }) => id);
    expect(ids.filter(([id, output]) => !known.includes(id) || !Object.keys(definition.outputs).includes(output ?? ""))).toEqual([]);
  });

  it("names its composite, its name and its sentence as the definition does", () => {
    expect({ using: file.runs.using, name: file.name, description: file.description }).toEqual({ using: "composite", name: `Plimsoll ${definition.name}`, description: definition.description });
  });

  it("hands every input that the program reads to both of its calls, under the name that the runner would use", () => {
    const calls = steps.filter(({ run }) => run?.includes("dist/setup-environment.js"));
    const names = [...file.inputs.keys()];
    const given = calls.map(({ env }) => [...(env ?? new Map<string, string>())].filter(([name]) => name.startsWith("INPUT_")).map(([name, value]) => [name.slice("INPUT_".length).toLowerCase(), value]));
    expect(given.map((pairs) => pairs.filter(([name]) => !names.includes(name ?? "")))).toEqual([[], []]);
    expect(given[0]).toContainEqual(["plan-only", "true"]);
    expect(given[1]).toEqual(["working-directory", "caches", "base", "install", "start-services"].map((name) => [name, `\${{ inputs.${name} }}`]));
  });

  it("pins every action by a full commit, its version beside it", () => {
    const uses = steps.flatMap(({ uses: reference }) => reference ?? []);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((reference) => !/^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/.test(reference))).toEqual([]);
    const lines = source.split("\n").filter((line) => /^\s*uses:/.test(line));
    expect(lines.filter((line) => !/ # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    expect(lines).toHaveLength(uses.length);
  });

  it("has no expression in a shell text: values come through env alone, and are quoted there", () => {
    const shells = steps.flatMap(({ run }) => run ?? []);
    expect(shells.length).toBeGreaterThan(0);
    expect(shells.filter((run) => run.includes("${{"))).toEqual([]);
    const variables = steps.flatMap(({ run, env }) => [...(env ?? new Map<string, string>()).keys()].filter((name) => !name.startsWith("INPUT_")).map((name) => ({ run, name })));
    const unquoted = variables.filter(({ run, name }) => new RegExp(`(?<!["{]|"[^"\n]*)\\$\\{?${name}\\b`).test(run ?? ""));
    expect(unquoted).toEqual([]);
  });

  it("runs every shell in bash, which alone hands names with hyphens on", () => {
    expect(steps.filter(({ run, shell }) => run !== undefined && shell !== "bash")).toEqual([]);
  });

  it("does nothing behind the plan when only the plan is wanted", () => {
    expect(steps.slice(1).filter((one) => !(one.if ?? "").includes("inputs.plan-only != 'true'"))).toEqual([]);
  });

  it("reads from the plan only what the plan has", async () => {
    const detection = await detect(await projectWith({
      ".nvmrc": "22", "package.json": '{"packageManager":"pnpm@10.4.1"}', ".python-version": "3.12", "poetry.lock": "", "pyproject.toml": "[tool.poetry]\n",
      "go.mod": "module x\ngo 1.26\n", ".java-version": "21", "rust-toolchain": "stable", "Cargo.toml": "[workspace]\n", "Cargo.lock": "",
    }));
    const bun = await detect(await projectWith({ "bun.lock": "" }));
    const uv = await detect(await projectWith({ "uv.lock": "", "pyproject.toml": "" }));
    const plan = workflowSteps([detection, bun, uv].flatMap((one) => setupsOf(one, (name) => name, true)));
    const conditions = steps.flatMap(({ if: condition }) => [...(condition ?? "").matchAll(/contains\(fromJSON\(steps\.plan\.outputs\.plan\)\.steps, '([a-z]+)'\)/g)].map(([, name]) => name));
    expect(new Set(conditions)).toEqual(new Set(plan.steps));
    const read = [...source.matchAll(/fromJSON\(steps\.plan\.outputs\.plan\)\.([a-z]+)\.([a-z-]+)/g)].map(([, name, key]) => [name, key]);
    const told = Object.entries(plan).flatMap(([name, keys]) => Object.keys(keys).map((key) => `${name}.${key}`));
    expect(read.length).toBeGreaterThan(0);
    expect(read.map((parts) => parts.join(".")).filter((name) => !told.includes(name))).toEqual([]);
  });

  it("reads of the plan in a step only what belongs to the step's own condition", () => {
    const strangers = steps.flatMap((one) => {
      const own = /\.steps, '([a-z]+)'\)/.exec(one.if ?? "")?.[1];
      const texts = [...(one.env ?? new Map<string, string>()).values(), ...(one.with ?? new Map<string, string>()).values()].join("\n");
      return [...texts.matchAll(/outputs\.plan\)\.([a-z]+)/g)].filter(([, name]) => name !== own).map(([, name]) => `${one.name}: ${name ?? ""}`);
    });
    expect(strangers).toEqual([]);
  });

  it("uses the action that the plan names for each tool", () => {
    const byAction: Readonly<Record<Setup["by"], boolean>> = {
      "actions/setup-node": true, "actions/setup-python": true, "actions/setup-go": true, "actions/setup-java": true, "astral-sh/setup-uv": true, "oven-sh/setup-bun": true,
      corepack: false, pipx: false, rustup: false,
    };
    const used = steps.flatMap(({ uses: reference }) => reference?.split("@")[0] ?? []);
    const wanted = Object.entries(byAction).filter(([, isAction]) => isAction).map(([name]) => name);
    expect(new Set(used)).toEqual(new Set([...wanted, "actions/cache"]));
    const shells = steps.flatMap(({ run }) => run ?? []).join("\n");
    expect(Object.entries(byAction).filter(([name, isAction]) => !isAction && !shells.includes(name))).toEqual([]);
  });
});

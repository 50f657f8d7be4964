import { readFileSync } from "node:fs";
import { isScalar, visit } from "yaml";
import { parseYaml } from "../../scripts/act-copy/yaml-document.js";
import { anything, boolean, list, mapOf, object, oneOf, optional, text, type Shape, type TypeOf } from "../../shared/schema/shape.js";

/** What GitHub lets stand as text, number or truth value, such as `timeout-minutes`. */
const scalar: Shape<string> = {
  schema: {},
  check: (value, path) => text().check(typeof value === "number" || typeof value === "boolean" ? String(value) : value, path),
};

/** One name or a list of names. */
const names: Shape<string[]> = {
  schema: {},
  check: (value, path) => list(text()).check(Array.isArray(value) ? value : [value], path),
};

const permissions = mapOf(oneOf(["read", "write", "none"]));

const step = object(
  { name: optional(text()), id: optional(text()), if: optional(scalar), "continue-on-error": optional(scalar), uses: optional(text()), run: optional(text()), shell: optional(text()), with: optional(mapOf(scalar)) },
  { open: true },
);

const job = object(
  {
    name: optional(text()),
    needs: optional(names),
    if: optional(scalar),
    uses: optional(text()),
    "timeout-minutes": optional(scalar),
    permissions: optional(permissions),
    strategy: optional(object({ "fail-fast": optional(boolean()), matrix: optional(anything()) }, { open: true })),
    outputs: optional(mapOf(text())),
    steps: optional(list(step)),
  },
  { open: true },
);

/** The events of a workflow; their names alone, as one name or a list, stand for themselves. */
const events: Shape<Map<string, unknown>> = {
  schema: {},
  check: (value, path) => (typeof value === "string" || Array.isArray(value) ? new Map(names.check(value, path).map((name) => [name, null])) : mapOf(anything()).check(value, path)),
};

const workflow = object({ on: optional(events), permissions: optional(permissions), jobs: mapOf(job) }, { open: true });

const composite = object(
  { runs: object({ using: text(), main: optional(text()), steps: optional(list(step)) }, { open: true }) },
  { open: true },
);

export type Step = TypeOf<typeof step>;
export type Job = TypeOf<typeof job>;
export type Workflow = TypeOf<typeof workflow>;
export type ActionFile = TypeOf<typeof composite>;

/** Reads a workflow's text. Throws at the first place that is not a workflow. */
export function parseWorkflow(source: string, file = "workflow.yml"): Workflow {
  return workflow.check(parseYaml(source, file).toJS(), []);
}

/** Reads the workflow of a file. */
export function readWorkflow(file: string): Workflow {
  return parseWorkflow(readFileSync(file, "utf8"), file);
}

/** Reads an action.yml. */
export function readActionFile(file: string): ActionFile {
  return composite.check(parseYaml(readFileSync(file, "utf8"), file).toJS(), []);
}

/** A scalar below a key, with the comment that stands behind it on its line. */
export interface Keyed {
  readonly value: string;
  readonly comment: string;
  readonly line: number;
}

/** Every scalar whose key is `key`, wherever it stands. */
export function scalarsOf(source: string, file: string, key: string): Keyed[] {
  const found: Keyed[] = [];
  visit(parseYaml(source, file), {
    Pair(_position, pair) {
      if (!isScalar(pair.key) || pair.key.value !== key || !isScalar(pair.value)) return;
      const start = pair.value.range?.[0] ?? 0;
      found.push({
        value: String(pair.value.value),
        comment: (pair.value.comment ?? "").trim(),
        line: source.slice(0, start).split("\n").length,
      });
    },
  });
  return found;
}

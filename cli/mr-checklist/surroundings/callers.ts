import path from "node:path";
import { attempt } from "../../../shared/action/attempt.js";
import { InputError } from "../../../shared/action/errors.js";
import { findFiles } from "../../../shared/files/find.js";
import { readText } from "../../../shared/files/read.js";
import { readYaml } from "../../../shared/files/yaml-text.js";
import { anything, mapOf, object, optional, text, withDefault, type TypeOf } from "../../../shared/schema/shape.js";

/** A job of the repository that calls a workflow of the checklist, and what it passes on. */
export interface Caller {
  /** Relative to the top of the checkout. */
  readonly file: string;
  readonly artifacts: boolean;
  readonly records: boolean;
  /** Inherited secrets may hold the token; whether they do only GitHub knows. */
  readonly orgToken: boolean;
}

const CALLED = /(?:^|\/)\.github\/workflows\/mr-checklist(?:-publish)?\.yml(?:@|$)/;

const job = object({ uses: withDefault(text(), ""), with: withDefault(mapOf(anything()), new Map<string, unknown>(), {}), secrets: optional(anything()) }, { open: true });
const workflow = object({ jobs: mapOf(job) }, { open: true });

/** The callers below `top`. What is no workflow, or is written in a way that we do not read, is none. */
export async function callersIn(top: string): Promise<Caller[]> {
  const files = await findFiles(top, [".github/workflows/*.{yml,yaml}"]);
  const found = await Promise.all(files.map(async (file) => callersOf(await readText(path.join(top, file), "it was there a moment ago"), file)));
  return found.flat();
}

function callersOf(content: string, file: string): readonly Caller[] {
  const read = attempt(InputError, () => readYaml(workflow, content, { file, what: "a workflow" }));
  if (read instanceof InputError) return [];
  return [...read.value.jobs.values()].filter(({ uses }) => CALLED.test(uses)).map((called) => ({
    file, artifacts: hands(called, "artifacts"), records: hands(called, "records"),
    orgToken: called.secrets === "inherit" || (typeof called.secrets === "object" && called.secrets !== null && "org-token" in called.secrets),
  }));
}

function hands({ with: inputs }: TypeOf<typeof job>, name: string): boolean {
  return (inputs.get(name) ?? "") !== "";
}

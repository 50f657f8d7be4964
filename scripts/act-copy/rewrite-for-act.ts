import { isMap, isScalar, isSeq, type Document, type Scalar } from "yaml";
import { refuseUnknownSyntax } from "./unknown-syntax.js";
import { parseYaml } from "./yaml-document.js";

/** One difference between a shipped file and its copy. */
export interface Change {
  /** Keys from the root, such as `jobs.plan.steps.1.uses`. */
  readonly place: string;
  readonly from: string;
  /** Null when the value was taken out. */
  readonly to: string | null;
}

/** What stands in the copy for what act and actionlint do not know. */
export interface Stand {
  /** The reference that stands for `$/PATH`. */
  readonly self: (path: string) => string;
  /** The literal token of a job, or null to leave tokens as they are: act has one token per run, GitHub one per job. */
  readonly token: ((job: string) => string) | null;
  /** Whether an action of ours takes the input `token`, whose default would be the run's one token. */
  readonly takesToken: (action: string) => boolean;
}

/** Permission keys that GitHub knows and act 0.2.87 rejects. */
const NEWER_PERMISSIONS = new Set(["artifact-metadata", "code-quality"]);

/** Keys that act's schema rejects, by the key of the object they stand in. */
const NEWER_KEYS = new Map([["concurrency", "queue"], ["environment", "deployment"]]);

type Keys = readonly (string | number)[];

/**
 * The copy of a workflow or composite action that act 0.2.87 and actionlint 1.7.12 can read. Comments stay, everything
 * but the returned changes is the same.
 * @throws when the file uses syntax that neither act nor this rewriter knows: a copy that silently differs proves nothing.
 */
export function rewriteForAct(source: string, file: string, stand: Stand): { readonly source: string; readonly changes: readonly Change[] } {
  const document = parseYaml(source, file);
  refuseUnknownSyntax(source, file);
  const changes: Change[] = [];
  stripNewerKeys(document, changes);
  replaceSelfReferences(document, stand, changes);
  if (stand.token !== null) replaceTokens(document, stand, stand.token, changes);
  return { source: document.toString({ lineWidth: 0 }), changes };
}

/** A change as the harness prints it. */
export function changeText(file: string, { place, from, to }: Change): string {
  return `${file}: ${place}: ${from} ${to === null ? "taken out" : `-> ${to}`}`;
}

interface Leaf {
  readonly keys: Keys;
  readonly scalar: Scalar;
}

/** Every scalar that is a value, with the keys that lead to it. */
function leaves(node: unknown, keys: Keys = []): Leaf[] {
  if (isMap(node)) return node.items.flatMap(({ key, value }) => leaves(value, [...keys, String(isScalar(key) ? key.value : key)]));
  if (isSeq(node)) return node.items.flatMap((item, index) => leaves(item, [...keys, index]));
  return isScalar(node) ? [{ keys, scalar: node }] : [];
}

function stripNewerKeys(document: Document, changes: Change[]): void {
  for (const { keys, scalar } of leaves(document.contents)) {
    const [parent, key] = [keys.at(-2), keys.at(-1)];
    const newer =
      (typeof key === "string" && NEWER_KEYS.get(String(parent)) === key) ||
      (key === "timezone" && keys[0] === "on" && keys[1] === "schedule") ||
      (parent === "permissions" && NEWER_PERMISSIONS.has(String(key)));
    if (!newer) continue;
    document.deleteIn(keys);
    changes.push({ place: keys.join("."), from: String(scalar.value), to: null });
  }
}

function set(scalar: Scalar, keys: Keys, to: string, changes: Change[]): void {
  changes.push({ place: keys.join("."), from: String(scalar.value), to });
  scalar.value = to;
}

function replaceSelfReferences(document: Document, stand: Stand, changes: Change[]): void {
  for (const { keys, scalar } of leaves(document.contents)) {
    if (keys.at(-1) !== "uses" || typeof scalar.value !== "string" || !scalar.value.startsWith("$/")) continue;
    set(scalar, keys, stand.self(scalar.value.slice(2)), changes);
  }
}

const TOKEN_EXPRESSION = /\$\{\{\s*(?:github\.token|secrets\.GITHUB_TOKEN)\s*\}\}/g;

function replaceTokens(document: Document, stand: Stand, token: (job: string) => string, changes: Change[]): void {
  for (const { keys, scalar } of leaves(document.contents)) {
    const value = scalar.value;
    if (keys[0] !== "jobs" || typeof value !== "string") continue;
    const replaced = value.replace(TOKEN_EXPRESSION, () => token(String(keys[1])));
    if (replaced !== value) set(scalar, keys, replaced, changes);
    if (keys.at(-1) === "uses") giveToken(document, keys, token(String(keys[1])), value, stand, changes);
  }
}

function giveToken(document: Document, keys: Keys, token: string, uses: string, stand: Stand, changes: Change[]): void {
  const action = /\/actions\/([a-z0-9-]+)(?:@|$)/.exec(uses)?.[1];
  const place = [...keys.slice(0, -1), "with", "token"];
  if (action === undefined || !stand.takesToken(action) || document.hasIn(place)) return;
  document.setIn(place, token);
  changes.push({ place: place.join("."), from: "(the default)", to: token });
}


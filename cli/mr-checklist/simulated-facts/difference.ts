import type { Facts } from "../../../actions/mr-checklist/facts/facts.js";
import { InputError } from "../../../shared/action/errors.js";
import { readUnifiedDiff } from "../../../shared/findings/diff/unified-diff.js";

/** The prefixes of `diff.mnemonicPrefix`: index, working tree, commit and object. They look like folders. */
const MNEMONIC_PREFIXES = /^diff --git "?([ciow])\/.* "?(?!\1)[ciow]\//mu;

/**
 * The facts with the files of a unified diff, which is taken for all that the change does.
 * @param file that a person named; null for what git has printed.
 * @throws InputError for a file that is no such diff: nothing at all would seem to be changed.
 */
export function withDiff(facts: Facts, diff: string, file: string | null): Facts {
  const items = readUnifiedDiff(diff).map((changed) => ({ ...changed, blob: null }));
  if (file !== null && (items.length === 0 || items.some(({ path }) => path === ""))) throw new InputError(`${file}: is no unified diff; git diff BASE...HEAD writes one`);
  if (file !== null && MNEMONIC_PREFIXES.test(diff)) throw new InputError(`${file}: its paths begin with c/, i/, o/ or w/, which nobody can tell from folders; write it with git -c diff.mnemonicPrefix=false diff`);
  const sum = (key: "additions" | "deletions"): number => items.reduce((total, changed) => total + changed[key], 0);
  return {
    ...facts, files: { complete: true, items },
    pull: { ...facts.pull, changedFiles: items.length, additions: sum("additions"), deletions: sum("deletions") },
  };
}

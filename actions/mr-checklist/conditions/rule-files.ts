import { globMatcher } from "../../../shared/files/glob.js";
import { POLICY_FILE } from "../../../shared/policy/policy.js";
import type { Facts } from "../facts/facts.js";
import { known, type Answer } from "./answer.js";
import { changedFilesOf, hidesItsOrigin, touchedNames } from "./changed-files.js";

/**
 * Where GitHub looks for code owners and for templates, whose words and ticks are nobody's own, and what runs the gates:
 * whoever changes these changes what is judged. GitHub reads the names of templates without case.
 */
const isOfRules = globMatcher([".github/codeowners", "codeowners", "docs/codeowners", ".github/workflows/**", ".github/actions/**", "**/action.yml", "**/action.yaml"]);
const isTemplate = globMatcher(["", ".github/", "docs/"].flatMap((place) => [`${place}pull_request_template{,.*}`, `${place}pull_request_template/**`]));

function isRuleFile(name: string): boolean {
  const plain = name.toLowerCase();
  return isOfRules(plain) || isTemplate(plain);
}

/** Whether the change touches the policy, CODEOWNERS, a template of pull requests, a workflow, or an action, wherever it lies. */
export function policyChangedAnswer(policyFiles: readonly string[] = [], facts: Facts): Answer {
  // A policy may extend a file of its own repository by the repository's name, too. GitHub's names have no case.
  const own = `${facts.pull.repository.toLowerCase()}:`;
  const policies = new Set([POLICY_FILE, ...policyFiles.map((file) => (file.toLowerCase().startsWith(own) ? file.slice(own.length) : file))]);
  const files = changedFilesOf(facts);
  const found = files.items.flatMap(touchedNames).find((name) => policies.has(name) || isRuleFile(name));
  if (found !== undefined) return known(true, `${found} is changed, which says what is judged`);
  if (files.missing !== null) return { answer: "unknown", reason: files.missing };
  const hidden = files.items.find(hidesItsOrigin);
  if (hidden !== undefined) return { answer: "unknown", reason: `${hidden.path} was moved, and the facts do not say from where; collect them again` };
  return known(false, "no policy, CODEOWNERS, template, workflow or action is changed");
}

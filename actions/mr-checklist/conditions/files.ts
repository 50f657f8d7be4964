import { globMatcher } from "../../../shared/files/glob.js";
import type { Condition } from "../../../shared/policy/sections/checklist/condition.js";
import type { ChangedFile, Facts } from "../facts/facts.js";
import { everyAnswer, known, type Answer } from "./answer.js";
import { changedFilesOf, hidesItsOrigin, touchedNames, type ChangedFiles } from "./changed-files.js";

type FilesCondition = Extract<Condition, { readonly kind: "files" }>["value"];

/** Which files the change touches; with both lists, both must hold. */
export function filesAnswer({ any, all, "renamed-from": renamedFrom }: FilesCondition, facts: Facts): Answer {
  const files = changedFilesOf(facts);
  const namesOf = (file: ChangedFile): string[] => (renamedFrom ? touchedNames(file) : [file.path]);
  const isHidden = (file: ChangedFile): boolean => renamedFrom && hidesItsOrigin(file);
  const asked = { files, namesOf, isHidden };
  return everyAnswer([...(any === null ? [] : [anyAnswer(any, asked)]), ...(all === null ? [] : [allAnswer(all, asked)])]);
}

interface Asked {
  readonly files: ChangedFiles;
  readonly namesOf: (file: ChangedFile) => string[];
  readonly isHidden: (file: ChangedFile) => boolean;
}

function anyAnswer(globs: readonly string[], { files, namesOf, isHidden }: Asked): Answer {
  const matches = globMatcher(globs);
  const found = files.items.flatMap(namesOf).find(matches);
  if (found !== undefined) return known(true, `${found} is changed`);
  return missingAnswer(files, isHidden) ?? known(false, `no changed file matches ${globs.join(" or ")}`);
}

/** A change of no file has none that matches. */
function allAnswer(globs: readonly string[], { files, namesOf, isHidden }: Asked): Answer {
  const matches = globMatcher(globs);
  const other = files.items.flatMap(namesOf).find((name) => !matches(name));
  if (other !== undefined) return known(false, `${other} is changed too`);
  return missingAnswer(files, isHidden) ?? known(files.items.length > 0, files.items.length > 0 ? `every changed file matches ${globs.join(" or ")}` : "no file is changed");
}

function missingAnswer({ items, missing }: ChangedFiles, isHidden: (file: ChangedFile) => boolean): Answer | null {
  if (missing !== null) return { answer: "unknown", reason: missing };
  const hidden = items.find(isHidden);
  return hidden === undefined ? null : { answer: "unknown", reason: `${hidden.path} was moved, and the facts do not say from where; collect them again` };
}

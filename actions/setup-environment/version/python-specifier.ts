import pep440 from "@renovatebot/pep440";
import { threeComponents } from "./dotted.js";

/** One clause of a specifier; epochs, local versions and development releases have no meaning for an interpreter. */
const CLAUSE = /^(~=|===?|!=|<=?|>=?)(\d+(?:\.\d+)*)((?:a|b|rc)\d+)?(\.\*)?$/;

/** Splits at commas and at the blanks between clauses (`>=3.9 <4` is Poetry's), not at those after an operator. */
function clausesOf(text: string): string[] {
  const joined = text.replace(/([~=!<>^])\s+/g, "$1");
  return joined.split(/[,\s]+/).filter((clause) => clause !== "");
}

/** `>=3.9,<4` in its normal form, or null when it is not a specifier of PEP 440. */
export function normalSpecifier(text: string): string | null {
  const clauses = clausesOf(text);
  const valid = clauses.length > 0 && clauses.every((clause) => CLAUSE.test(clause)) && pep440.validRange(clauses.join(","));
  return valid ? clauses.join(",") : null;
}

/** The first component that a caret or tilde may not change is raised by one: `3.11` at 1 becomes `3.12`. */
function raised(release: string, position: number): string {
  const components = release.split(".").slice(0, position + 1);
  return components.map((component, index) => (index === position ? String(Number(component) + 1) : component)).join(".");
}

function pep440OfPoetry(clause: string): string {
  const caret = /^\^(\d+(?:\.\d+)*)$/.exec(clause)?.[1];
  if (caret !== undefined) return `>=${caret},<${raised(caret, 0)}`;
  const tilde = /^~(\d+(?:\.\d+)*)$/.exec(clause)?.[1];
  if (tilde !== undefined) return `>=${tilde},<${raised(tilde, tilde.includes(".") ? 1 : 0)}`;
  if (clause === "*") return ">=0";
  return /^\d/.test(clause) ? `==${clause}` : clause.replace(/^=(?=\d)/, "==");
}

/** Poetry's own constraint language as alternatives of PEP 440, or null when it is neither. */
export function poetryAlternatives(text: string): string[] | null {
  const alternatives = text.split("||").map((part) => normalSpecifier(clausesOf(part).map(pep440OfPoetry).join(",")));
  return alternatives.includes(null) ? null : alternatives.filter((part) => part !== null);
}

function npmClause(clause: string): string {
  return clause.replace(CLAUSE, (_whole, operator: string, release: string, stage: string | undefined, wildcard: string | undefined) => {
    const full = `${threeComponents(release)}${stage ?? ""}`;
    switch (operator) {
      case "~=":
        return `>=${full} <${threeComponents(raised(release, release.split(".").length - 2))}`;
      case "==":
      case "===":
        return wildcard === undefined ? full : `${release}.x`;
      case "!=":
        return "";
      default:
        return `${operator}${full}`;
    }
  });
}

/**
 * Alternatives as the range that actions/setup-python reads. Excluded versions (`!=`) cannot be said there and are left
 * out: the verification after the set-up still knows them.
 */
export function npmRangeOf(alternatives: readonly string[]): string {
  return alternatives.map((specifier) => specifier.split(",").map(npmClause).filter((clause) => clause !== "").join(" ") || "*").join(" || ");
}

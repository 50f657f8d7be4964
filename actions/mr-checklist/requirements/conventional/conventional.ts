import { didYouMean } from "../../../../shared/schema/did-you-mean.js";

/** The parts of a title as Conventional Commits 1.0.0 has them: `type(scope)!: subject`. */
export interface ConventionalTitle {
  readonly type: string;
  readonly scope: string | null;
  readonly breaking: boolean;
  readonly subject: string;
}

// The type and the scope exclude what follows them, so that no title makes this slow.
const GRAMMAR = /^([^\s():!]+)(\([^()\r\n]*\))?(!)?:([^\r\n]*)$/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Reads a title, or says what about it is not conventional. Types are compared without case, as the specification asks. */
export function readConventionalTitle(title: string, types: readonly string[]): ConventionalTitle | string {
  const [, type, scope, mark, rest] = GRAMMAR.exec(title) ?? [];
  if (type === undefined || rest === undefined) return "does not read `type(scope): subject`";
  if (!types.some((known) => known.toLowerCase() === type.toLowerCase())) return `has the unknown type "${type}"${didYouMean(type, types) || `; known are ${types.join(", ")}`}`;
  const inside = scope?.slice(1, -1) ?? null;
  if (inside?.trim() === "") return "has an empty scope; leave the brackets away or name a part of the code";
  if (!rest.startsWith(" ")) return "lacks the blank after the colon";
  const subject = rest.trim();
  if (!VISIBLE.test(subject)) return "has no subject after the colon";
  return { type: type.toLowerCase(), scope: inside, breaking: mark === "!", subject };
}

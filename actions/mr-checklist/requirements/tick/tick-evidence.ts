import { evidenceIn } from "../../../../shared/markdown/evidence.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import type { Description, ReadText } from "../../evaluation/description.js";
import { ownTextsBelow } from "../../evaluation/own-text.js";

type Wanted = NonNullable<RequirementOf<"tick">["evidence"]>;
const KINDS = { link: "a link", image: "an image", code: "code", text: "text" } as const;
type Kind = keyof typeof KINDS;

/** Words that stand in a section and show nothing. */
const PLACEHOLDERS = ["n/a", "na", "none", "tbd", "todo", "-", "..."];

/** The kinds of evidence that the policy takes, in words: `a link`. */
export function evidenceWanted({ any }: Wanted): string[] {
  return Object.entries(KINDS).filter(([kind]) => any.includes(kind)).map(([, words]) => words);
}

/** Those of them that the description shows below the heading; what the template has there shows nothing. */
export function evidenceShown({ heading, any }: Wanted, { body, template }: Description): string[] {
  const given = new Set((template === null ? [] : shownBelow(heading, template)).map(sameText));
  const own = new Set<Kind>(shownBelow(heading, body).filter((shown) => !given.has(sameText(shown))).map(({ kind }) => kind));
  if (ownTextsBelow(heading, body, { template, placeholders: PLACEHOLDERS }).some(({ characters }) => characters > 0)) own.add("text");
  return evidenceWanted({ heading, any: any.filter((kind) => [...own].some((one) => one === kind)) });
}

interface Shown {
  readonly kind: Kind;
  readonly value: string;
}

function sameText({ kind, value }: Shown): string {
  return `${kind} ${value}`;
}

function shownBelow(heading: string, text: ReadText): Shown[] {
  const { links, images, code } = evidenceIn(text.document, text.sectionsNamed(heading).flatMap(({ content }) => content));
  const of = (kind: Kind, values: readonly string[]): Shown[] => values.map((value) => ({ kind, value }));
  return [...of("link", links), ...of("image", images), ...of("code", code)];
}

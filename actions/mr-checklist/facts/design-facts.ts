import type { DesignChange } from "../../../shared/designs/judgement/change.js";
import type { ChangeJudgement } from "../../../shared/designs/judgement/judge-change.js";
import type { DesignProblem } from "../../../shared/designs/judgement/judge-design.js";
import { linksIn } from "../../../shared/designs/linking/links-in.js";
import { boolean, list, nullable, object, oneOf, text, withDefault, type TypeOf } from "../../../shared/schema/shape.js";

const globs = list(text({ minLength: 1 }));

/** A design document as the checklist sees it: what design-review found at the base or in the change itself. */
export const designFactsShape = object({
  /** Path of the document, from the repository's root. */
  path: text({ minLength: 1 }),
  id: text({ minLength: 1 }),
  /** `removed`: the base has it, the change does not; its path is that of the base. */
  status: oneOf(["draft", "in-review", "approved", "superseded", "removed"]),
  /** Globs of the code that the design is about. */
  covers: globs,
  /** Where the document lies at the base; null when it is new. */
  pathAtBase: withDefault(nullable(text({ minLength: 1 })), null),
  /** Globs of the code that the design holds at the base: a change that narrows or removes it frees nothing. */
  coversAtBase: withDefault(globs, []),
  /** Whether the change's description links it. */
  linked: boolean(),
  /** What design-review says of it: null when nothing is wrong, else the first thing that is, such as an approval that an edit made void. */
  problem: nullable(text({ minLength: 1 })),
  /** Whether the problem is that a fact could not be had. */
  unknown: withDefault(boolean(), false),
});
export type DesignFacts = TypeOf<typeof designFactsShape>;

/** What a change was judged by, and what came of it. */
export interface JudgedDesigns {
  readonly change: Pick<DesignChange, "base" | "head">;
  readonly judgement: Pick<ChangeJudgement, "designs" | "problems">;
}

/**
 * What the checklist is told of designs, sorted by path. A document that cannot be read is told too, and one that the change
 * removes: they must not look like none.
 * @param description the pull request's body. @param repository `owner/name`, or null.
 */
export function designFacts({ change: { base, head }, judgement }: JudgedDesigns, description: string, repository: string | null): DesignFacts[] {
  const isLinked = linkedBy(description, repository);
  const readable = judgement.designs.map(({ design: { path, frontMatter: { id, status, covers } }, problems }): DesignFacts =>
    ({ path, id, status, covers: [...covers], ...atBase(base.designs.get(id)), linked: isLinked({ path, id }), ...said(problems) }));
  const broken = head.unreadable.map(({ path, message }): DesignFacts =>
    ({ path, id: path, status: "draft", covers: [], ...atBase(undefined), linked: isLinked({ path, id: path }), problem: message, unknown: false }));
  const removed = [...base.designs.values()].filter(({ frontMatter }) => !head.designs.has(frontMatter.id)).map((design): DesignFacts => {
    const { path, frontMatter: { id } } = design;
    return { path, id, status: "removed", covers: [], ...atBase(design), linked: isLinked({ path, id }), ...said(judgement.problems.filter(({ code, place }) => code === "withdrawn" && place.file === path)) };
  });
  return [...readable, ...broken, ...removed].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Says of a design whether a description links it, by its path or by its id. @param repository `owner/name`, or null. */
export function linkedBy(description: string, repository: string | null): (design: Pick<DesignFacts, "path" | "id">) => boolean {
  const { toFile, toId } = linksIn(description, repository);
  return ({ path, id }) => toFile(path) || toId(id);
}

type DesignAtBase = DesignChange["base"]["designs"] extends ReadonlyMap<string, infer Found> ? Found : never;

function atBase(design: DesignAtBase | undefined): Pick<DesignFacts, "pathAtBase" | "coversAtBase"> {
  if (design === undefined) return { pathAtBase: null, coversAtBase: [] };
  const { status, covers } = design.frontMatter;
  return { pathAtBase: design.path, coversAtBase: status === "superseded" ? [] : [...covers] };
}

/** What is certain comes first: it does not go away when facts come. */
function said(problems: readonly Pick<DesignProblem, "certainty" | "message">[]): Pick<DesignFacts, "problem" | "unknown"> {
  const first = problems.find(({ certainty }) => certainty === "certain") ?? problems[0];
  return first === undefined ? { problem: null, unknown: false } : { problem: first.message, unknown: first.certainty === "unknown" };
}

import type { UnreadableDesign } from "../../../shared/designs/judgement/change.js";
import type { JudgedDesign } from "../../../shared/designs/judgement/judge-design.js";
import { linksIn } from "../../../shared/designs/linking/links-in.js";
import { boolean, list, nullable, object, oneOf, text, type TypeOf } from "../../../shared/schema/shape.js";

/** A design document as the checklist sees it: what design-review found at the base or in the change itself. */
export const designFactsShape = object({
  /** Path of the document, from the repository's root. */
  path: text({ minLength: 1 }),
  id: text({ minLength: 1 }),
  status: oneOf(["draft", "in-review", "approved", "superseded"]),
  /** Globs of the code that the design is about. */
  covers: list(text({ minLength: 1 })),
  /** Whether the change's description links it. */
  linked: boolean(),
  /** What design-review says of it: null when it stands, else the first thing that is wrong, such as an approval that an edit made void. */
  problem: nullable(text({ minLength: 1 })),
});
export type DesignFacts = TypeOf<typeof designFactsShape>;

/** The designs that a change was judged by. */
export interface JudgedDocuments {
  readonly designs: readonly JudgedDesign[];
  readonly unreadable: readonly UnreadableDesign[];
}

/**
 * What the checklist is told of designs, sorted by path. A document that cannot be read is told too: a link to it must
 * not look like none.
 * @param description the pull request's body. @param repository `owner/name`, or null.
 */
export function designFacts({ designs, unreadable }: JudgedDocuments, description: string, repository: string | null): DesignFacts[] {
  const { toFile, toId } = linksIn(description, repository);
  const readable = designs.map(({ design, problems }): DesignFacts => {
    const { id, status, covers } = design.frontMatter;
    return { path: design.path, id, status, covers: [...covers], linked: toFile(design.path) || toId(id), problem: problems[0]?.message ?? null };
  });
  const broken = unreadable.map(({ path, message }): DesignFacts => ({ path, id: path, status: "draft", covers: [], linked: toFile(path), problem: message }));
  return [...readable, ...broken].sort((one, other) => (one.path < other.path ? -1 : 1));
}

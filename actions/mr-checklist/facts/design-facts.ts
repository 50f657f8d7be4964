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

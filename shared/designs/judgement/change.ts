import type { Place } from "../../action/errors.js";
import type { Design } from "../document/design.js";

/** A file where a design is expected and none can be read. */
export interface UnreadableDesign {
  readonly path: string;
  readonly message: string;
  readonly place: Place;
  /** The id that it shares with another document. */
  readonly id?: string;
}

/** The design documents of one commit. */
export interface DesignsAt {
  /** By id. */
  readonly designs: ReadonlyMap<string, Design>;
  readonly unreadable: readonly UnreadableDesign[];
}

/** A file that a change touches. */
export interface TouchedFile {
  readonly path: string;
  /** Where it was, for a moved one. */
  readonly previousPath: string | null;
}

/** Everything about documents and files that a change is judged from. */
export interface DesignChange {
  /** At the tip of the branch that the change goes onto. */
  readonly base: DesignsAt;
  /** As a merge would leave them. */
  readonly head: DesignsAt;
  readonly files: readonly TouchedFile[];
  /** Whether a path is one of a design document, which is no code. */
  readonly isDocument: (path: string) => boolean;
}

import { at, listAt, memberOf, textAt, wholeAt } from "../loose-json.js";
import { isAbsoluteReference, pathOfReference } from "./uri.js";

/** Chains of base ids and of nested artifacts that are longer than this go round in circles. */
const LONGEST_CHAIN = 64;

/** Where a run's artifact locations lead. */
export class ArtifactPaths {
  readonly #bases: unknown;
  readonly #artifacts: readonly unknown[];
  /** Whether `charOffset` counts UTF-16 units, not characters. */
  readonly countsUnits: boolean;

  constructor(run: unknown) {
    this.#bases = memberOf(run, "originalUriBaseIds");
    this.#artifacts = listAt(run, "artifacts");
    this.countsUnits = memberOf(run, "columnKind") !== "unicodeCodePoints";
  }

  /** The path of an `artifactLocation`; null when it names no file. What lies in an archive has the archive's path. */
  pathOf(location: unknown): string | null {
    const { artifact, reference } = this.#outermost(location);
    const own = textAt(reference, "uri");
    const found = own === null ? memberOf(artifact, "location") : reference;
    const uri = textAt(found, "uri");
    return uri === null ? null : pathOfReference(this.#resolved(uri, textAt(found, "uriBaseId")));
  }

  /** The text of an artifact, where the run holds it. */
  textOf(location: unknown): string | null {
    const uri = textAt(location, "uri");
    const artifact = this.#artifact(location) ?? this.#artifacts.find((one) => uri !== null && textAt(one, "location", "uri") === uri);
    return textAt(artifact, "contents", "text");
  }

  #artifact(location: unknown): unknown {
    const index = wholeAt(location, "index");
    return index === null ? undefined : this.#artifacts[index];
  }

  /** Goes from what is nested in an archive out to the archive itself. */
  #outermost(location: unknown): { readonly artifact: unknown; readonly reference: unknown } {
    let artifact = this.#artifact(location);
    let reference: unknown = location;
    for (let step = 0; step < LONGEST_CHAIN; step += 1) {
      const parent = wholeAt(artifact, "parentIndex");
      if (parent === null) break;
      artifact = this.#artifacts[parent];
      reference = memberOf(artifact, "location");
    }
    return { artifact, reference };
  }

  /** Puts what the base ids stand for in front, one after the other, until the reference is absolute or nothing is known. */
  #resolved(uri: string, baseId: string | null): string {
    let resolved = uri;
    let base = baseId;
    for (let step = 0; step < LONGEST_CHAIN && base !== null && !isAbsoluteReference(resolved); step += 1) {
      const location = at(this.#bases, base);
      const prefix = textAt(location, "uri") ?? "";
      resolved = prefix === "" || prefix.endsWith("/") ? `${prefix}${resolved}` : `${prefix}/${resolved}`;
      base = textAt(location, "uriBaseId");
    }
    return resolved;
  }
}

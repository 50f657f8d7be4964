import type { Place } from "../../../shared/action/errors.js";
import { toolNamed } from "../tools/tool.js";
import type { ProjectFacts } from "./request.js";

/** Something that the repository needs and this action does not set up; it is said, never passed over. */
export interface Unsupported {
  readonly name: string;
  readonly place: Place;
}

const MANIFESTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:Gemfile|\.ruby-version)$/, "Ruby"],
  [/^composer\.json$/, "PHP"],
  [/^(?:global\.json|.*\.(?:csproj|fsproj|sln|slnx))$/, ".NET"],
  [/^deno\.jsonc?$/, "Deno"],
  [/^pdm\.lock$/, "PDM"],
  [/^environment\.ya?ml$/, "Conda"],
  [/^mix\.exs$/, "Elixir"],
  [/^build\.sbt$/, "sbt"],
  [/^Package\.swift$/, "Swift"],
];

/** Toolchains that the repository's files name and nobody here sets up, each once. */
export function unsupportedTools({ files, pinned }: ProjectFacts): Unsupported[] {
  const byManifest = MANIFESTS.flatMap(([pattern, name]) => {
    const file = files.names.find((candidate) => pattern.test(candidate));
    return file === undefined ? [] : [{ name, place: files.place(file) }];
  });
  const byPin = pinned.filter(({ name }) => toolNamed(name) === null).map(({ name, place }) => ({ name, place }));
  return [...byManifest, ...byPin];
}

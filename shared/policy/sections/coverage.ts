import { boolean, list, nullable, number, object, oneOf, text, withDefault, type TypeOf } from "../../schema/shape.js";

const percent = (metric: string) => number({ minimum: 0, maximum: 100, description: `Floor for ${metric} in percent; decimals such as 92.5 are exact.` });
const floor = (metric: string) => withDefault(percent(metric), 100);
/** Absent: the section's own floor, or none where only changed lines are judged. */
const pathFloor = (metric: string) => withDefault(nullable(percent(metric)), null);

/** What the coverage gate demands. */
export const coverageSection = object({
  mode: withDefault(oneOf(["all", "changed-lines"], "Judge the whole code base, or only what the change touches."), "all"),
  statements: floor("statements"),
  branches: floor("branches"),
  functions: floor("functions"),
  lines: floor("lines"),
  paths: withDefault(
    list(
      object({
        path: text({ minLength: 1, description: "Glob; the first entry that matches a file decides about it." }),
        statements: pathFloor("statements"),
        branches: pathFloor("branches"),
        functions: pathFloor("functions"),
        lines: pathFloor("lines"),
      }),
      "Floors that each matching file must reach by itself. Such a file is left out of the common figure.",
    ),
    [],
  ),
  include: withDefault(list(text({ minLength: 1 }), "Globs of the files to judge, all of which must be measured; by default every tracked source file."), []),
  exclude: withDefault(list(text({ minLength: 1 }), "Globs of files that are neither judged nor have to be measured."), []),
  "require-every-source-file": withDefault(boolean("Fail on tracked source files that no test run measured."), true),
});
export type CoveragePolicy = TypeOf<typeof coverageSection>;

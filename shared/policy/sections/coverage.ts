import { boolean, list, number, object, oneOf, text, withDefault, type TypeOf } from "../../schema/shape.js";

const floor = (metric: string, fallback: number) =>
  withDefault(number({ minimum: 0, maximum: 100, description: `Floor for ${metric} in percent.` }), fallback);

const floors = {
  statements: floor("statements", 100),
  branches: floor("branches", 100),
  functions: floor("functions", 100),
  lines: floor("lines", 100),
};

/** What the coverage gate demands. */
export const coverageSection = object({
  mode: withDefault(oneOf(["all", "changed-lines"], "Judge the whole code base, or only what the change touches."), "all"),
  ...floors,
  paths: withDefault(
    list(object({ path: text({ minLength: 1, description: "Glob; the first entry that matches a file decides about it." }), ...floors })),
    [],
  ),
  include: withDefault(list(text({ minLength: 1 }), "Globs of source files that must be measured; by default every tracked source file."), []),
  exclude: withDefault(list(text({ minLength: 1 }), "Globs of source files that need not be measured."), []),
  "require-every-source-file": withDefault(boolean("Fail on tracked source files that no test run measured."), true),
});
export type CoveragePolicy = TypeOf<typeof coverageSection>;

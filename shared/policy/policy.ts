import { literal, object, withDefault, type Shape, type TypeOf } from "../schema/shape.js";
import { checklistSection } from "./sections/checklist/checklist.js";
import { coverageSection } from "./sections/coverage.js";
import { ddlSection } from "./sections/ddl.js";
import { designSection } from "./sections/design/design.js";
import { environmentSection } from "./sections/environment.js";
import { testsSection } from "./sections/tests.js";

/** A section that may be absent as a whole; every key in it has its default then. */
function section<T>(shape: Shape<T>): Shape<T> {
  return withDefault(shape, shape.check({}, []), {});
}

/** `.github/plimsoll.yml`: a section per gate, every key optional, unknown keys refused. */
export const policyShape = object(
  {
    version: withDefault(literal(1), 1),
    environment: section(environmentSection),
    tests: section(testsSection),
    coverage: section(coverageSection),
    checklist: section(checklistSection),
    ddl: section(ddlSection),
    design: section(designSection),
  },
  { description: "Policy of the Plimsoll gates, read from the base ref of a change." },
);
export type Policy = TypeOf<typeof policyShape>;

/** Where the policy lies in a repository. */
export const POLICY_FILE = ".github/plimsoll.yml";

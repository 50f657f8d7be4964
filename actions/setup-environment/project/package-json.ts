import { anything, list, mapOf, object, optional, text, type Shape, type TypeOf } from "../../../shared/schema/shape.js";
import { checkDocument, type LocatedDocument } from "./document.js";
import { parseJson } from "./json-document.js";
import type { ProjectFiles } from "./project-files.js";

const engine = object({ name: text({ minLength: 1 }), version: optional(text()) }, { open: true });

/** npm allows one entry or a list of them. */
const engines: Shape<TypeOf<typeof engine>[]> = {
  schema: { anyOf: [engine.schema, { type: "array", items: engine.schema }] },
  check: (value, path) => (Array.isArray(value) ? list(engine).check(value, path) : [engine.check(value, path)]),
};

const packageJsonShape = object(
  {
    packageManager: optional(text({ minLength: 1 })),
    engines: optional(mapOf(text())),
    volta: optional(mapOf(text())),
    devEngines: optional(object({ runtime: optional(engines), packageManager: optional(engines) }, { open: true })),
    dependencies: optional(mapOf(anything())),
    devDependencies: optional(mapOf(anything())),
    optionalDependencies: optional(mapOf(anything())),
    workspaces: optional(anything()),
  },
  { open: true },
);

/** What package.json says about the environment. */
export interface PackageJson {
  readonly fields: TypeOf<typeof packageJsonShape>;
  readonly document: LocatedDocument;
}

/** Reads package.json, or null when there is none. @throws InputError with its place when it is malformed. */
export async function readPackageJson(files: ProjectFiles): Promise<PackageJson | null> {
  const content = await files.read("package.json");
  if (content === null) return null;
  const document = parseJson(content, (line, column) => files.place("package.json", line, column));
  return { document, fields: checkDocument(document, packageJsonShape) };
}

/** Whether an install would fetch anything. */
export function declaresPackages({ fields }: PackageJson): boolean {
  const groups = [fields.dependencies, fields.devDependencies, fields.optionalDependencies];
  return fields.workspaces !== undefined || groups.some((group) => group !== undefined && group.size > 0);
}

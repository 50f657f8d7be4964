import { anything, list, mapOf, object, optional, text, type TypeOf } from "../../../shared/schema/shape.js";
import { checkDocument, type LocatedDocument } from "./document.js";
import type { ProjectFiles } from "./project-files.js";
import { parseToml } from "./toml-document.js";

const pyprojectShape = object(
  {
    project: optional(object({ "requires-python": optional(text({ minLength: 1 })), dependencies: optional(list(text())) }, { open: true })),
    "dependency-groups": optional(mapOf(anything())),
    tool: optional(object(
      {
        poetry: optional(object({ dependencies: optional(mapOf(anything())) }, { open: true })),
        uv: optional(object({ "required-version": optional(text({ minLength: 1 })) }, { open: true })),
      },
      { open: true },
    )),
  },
  { open: true },
);

/** What pyproject.toml says about the environment. */
export interface PyProject {
  readonly fields: TypeOf<typeof pyprojectShape>;
  readonly document: LocatedDocument;
}

/** Reads pyproject.toml, or null when there is none. @throws InputError with its place when it is malformed. */
export async function readPyProject(files: ProjectFiles): Promise<PyProject | null> {
  const content = await files.read("pyproject.toml");
  if (content === null) return null;
  const document = parseToml(content, (line, column) => files.place("pyproject.toml", line, column));
  return { document, fields: checkDocument(document, pyprojectShape) };
}

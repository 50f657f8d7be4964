import { anything, mapOf, object, optional, type TypeOf } from "../../../shared/schema/shape.js";
import { checkDocument, type LocatedDocument } from "./document.js";
import type { ProjectFiles } from "./project-files.js";
import { parseToml } from "./toml-document.js";

const packageTable = object({ "rust-version": optional(anything()) }, { open: true });

const cargoShape = object(
  {
    package: optional(packageTable),
    workspace: optional(object({ package: optional(packageTable) }, { open: true })),
    dependencies: optional(mapOf(anything())),
    "dev-dependencies": optional(mapOf(anything())),
    "build-dependencies": optional(mapOf(anything())),
    target: optional(anything()),
  },
  { open: true },
);

/** What Cargo.toml says about the environment. */
export interface CargoManifest {
  readonly fields: TypeOf<typeof cargoShape>;
  readonly document: LocatedDocument;
}

/** Reads Cargo.toml, or null when there is none. @throws InputError with its place when it is malformed. */
export async function readCargoManifest(files: ProjectFiles): Promise<CargoManifest | null> {
  const content = await files.read("Cargo.toml");
  if (content === null) return null;
  const document = parseToml(content, (line, column) => files.place("Cargo.toml", line, column));
  return { document, fields: checkDocument(document, cargoShape) };
}

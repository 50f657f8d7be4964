import { object, optional, text } from "../../../shared/schema/shape.js";
import { checkDocument } from "../project/document.js";
import { parseToml } from "../project/toml-document.js";
import { readMinimum, readRustToolchain } from "../version/reading.js";
import { fromMise, fromToolVersions } from "./pinned.js";
import type { Resolver, ToolRequest } from "./request.js";
import { versionIn } from "./version-file.js";

const WHY = "read by rustup";
const toolchainShape = object({ toolchain: object({ channel: optional(text()) }, { open: true }) }, { open: true });

/** rustup reads `rust-toolchain` as TOML too, once it has a table. */
function toolchainFile(name: string): Resolver {
  return async ({ files }): Promise<ToolRequest | null> => {
    const content = await files.read(name);
    if (content === null) return null;
    if (!content.includes("[toolchain]") && name === "rust-toolchain") {
      const { text: toolchain, place } = versionIn(content, files, name);
      return { tool: "rust", version: readRustToolchain(toolchain, place), place, why: WHY };
    }
    const document = parseToml(content, (line, column) => files.place(name, line, column));
    const { toolchain } = checkDocument(document, toolchainShape);
    if (toolchain.channel === undefined) return null;
    const place = document.placeOf(["toolchain", "channel"]);
    return { tool: "rust", version: readRustToolchain(toolchain.channel, place), place, why: WHY };
  };
}

const cargoManifest: Resolver = ({ files, cargo }) => {
  if (cargo === null) return null;
  const { package: own, workspace } = cargo.fields;
  for (const [table, path] of [[own, ["package"]], [workspace?.package, ["workspace", "package"]]] as const) {
    const version = table?.["rust-version"];
    // A member may also write `rust-version.workspace = true`; then the workspace's own line counts.
    if (typeof version !== "string") continue;
    const place = cargo.document.placeOf([...path, "rust-version"]);
    return { tool: "rust", version: readMinimum(version, "a Rust version such as 1.85", place), place, why: "rust-version, the least version that it supports" };
  }
  return { tool: "rust", version: { scheme: "any" }, place: files.place("Cargo.toml"), why: "a Cargo package that names no version" };
};

/** The pin of rustup first, then what the package supports. */
export const rustResolvers: readonly Resolver[] = [
  toolchainFile("rust-toolchain"),
  toolchainFile("rust-toolchain.toml"),
  fromToolVersions("rust"),
  fromMise("rust"),
  cargoManifest,
];

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cutGraphQl } from "./graphql-cut.js";
import { GRAPHQL_FIELDS, GRAPHQL_TYPES } from "./graphql-types.js";
import { isObject, type Json } from "./json-schema.js";
import { cutOpenApi, renderOpenApi } from "./openapi-cut.js";
import { OPERATIONS } from "./operations.js";

/**
 * Cuts what the GitHub double needs out of two unpacked npm packages, and writes it to tests/github/description/:
 *
 *     npm run compile && node build/scripts/github-description/cut.js OPENAPI_PACKAGE GRAPHQL_SCHEMA_PACKAGE
 *
 * The packages are not dependencies (one unpacks to 385 MB): `npm pack @octokit/openapi@23 @octokit/graphql-schema`
 * and `tar xzf` in a temporary folder.
 */
async function main([openApiPackage, graphQlPackage]: readonly string[]): Promise<void> {
  if (openApiPackage === undefined || graphQlPackage === undefined) {
    throw new Error("say where the unpacked packages lie: cut.js OPENAPI_PACKAGE GRAPHQL_SCHEMA_PACKAGE");
  }
  const description = JSON.parse(await readFile(join(openApiPackage, "generated", "api.github.com.json"), "utf8")) as Json;
  if (!isObject(description)) throw new Error("GitHub's description is no JSON object");
  const sdl = await readFile(join(graphQlPackage, "schema.graphql"), "utf8");
  await writeDescription("openapi.json", renderOpenApi(cutOpenApi(description, OPERATIONS)));
  await writeDescription("schema.graphql", cutGraphQl(sdl, GRAPHQL_TYPES, GRAPHQL_FIELDS));
}

async function writeDescription(name: string, text: string): Promise<void> {
  const file = join("tests", "github", "description", name);
  await writeFile(file, text);
  process.stdout.write(`${file}: ${String(Math.round(text.length / 1024))} KiB\n`);
}

await main(process.argv.slice(2));

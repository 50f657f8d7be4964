import type { ToolChoice, ToolRequest } from "../detection/request.js";
import { corepackSpecifier, pipxSpecifier } from "../plan/version-text.js";
import type { Tool } from "../tools/tool.js";
import { requestText } from "../version/version-request.js";

type Advice = (request: ToolRequest, choice: ToolChoice) => string;

/** The version for a command, or a stand-in where none is asked. */
function version({ version: asked }: ToolRequest, otherwise: string): string {
  return asked.scheme === "any" || asked.scheme === "newest" ? otherwise : requestText(asked);
}

const byCorepack: Advice = (_request, choice) => {
  const specifier = corepackSpecifier(choice);
  return specifier === null ? "install it with npm install --global" : `corepack enable && corepack install --global ${specifier}`;
};
const byPipx: Advice = (_request, choice) => `pipx install '${pipxSpecifier(choice)}'`;

const ADVICE: Readonly<Record<Tool, Advice>> = {
  node: (request) => (request.version.scheme === "npm-range" ? `nvm install a version in ${requestText(request.version)}` : `nvm install ${version(request, "--lts")}`),
  npm: byCorepack,
  pnpm: byCorepack,
  yarn: byCorepack,
  bun: (request) => `npm install --global bun@${version(request, "latest")}`,
  python: (request) => `uv python install '${version(request, "3")}'`,
  uv: () => "https://docs.astral.sh/uv/getting-started/installation/",
  poetry: byPipx,
  pipenv: byPipx,
  go: (request) => `https://go.dev/dl/ (${version(request, "any version")} or later)`,
  java: (request) => `sdk install java (${version(request, "any version")})`,
  maven: () => "sdk install maven",
  gradle: () => "sdk install gradle",
  rust: (request) => `rustup toolchain install ${version(request, "stable")}`,
};

/** How a person gets the tool, in one line. Texts from the repository's files were checked when they were read. */
export function remedyFor(choice: ToolChoice): string {
  return ADVICE[choice.request.tool](choice.request, choice);
}

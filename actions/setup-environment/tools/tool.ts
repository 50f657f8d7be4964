/** The programs that this action sets up and verifies. */
export const TOOLS = [
  "node", "npm", "pnpm", "yarn", "bun", "python", "uv", "poetry", "pipenv", "go", "java", "maven", "gradle", "rust",
] as const;
export type Tool = (typeof TOOLS)[number];

/** How people write the tool's name. */
export const TOOL_TITLE: Readonly<Record<Tool, string>> = {
  node: "Node.js", npm: "npm", pnpm: "pnpm", yarn: "Yarn", bun: "Bun", python: "Python", uv: "uv", poetry: "Poetry",
  pipenv: "Pipenv", go: "Go", java: "Java", maven: "Maven", gradle: "Gradle", rust: "Rust",
};

/** The names that asdf and mise give to our tools. */
const VERSION_MANAGER_NAMES: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  ...TOOLS.map((tool): [string, Tool] => [tool, tool]),
  ["nodejs", "node"], ["golang", "go"],
]);

/** The tool that asdf or mise calls `name`, or null when this action does not set it up. */
export function toolNamed(name: string): Tool | null {
  return VERSION_MANAGER_NAMES.get(name) ?? null;
}
